package io.jenkins.plugins.upkeep.jenkins.page;

import hudson.model.ModelObject;
import hudson.model.Run;
import io.jenkins.plugins.upkeep.report.Fragments;
import io.jenkins.plugins.upkeep.report.ReportJson;
import io.jenkins.plugins.upkeep.report.ReportPage;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The page of one report. */
public final class ReportView implements ModelObject {
    private static final Logger LOGGER = Logger.getLogger(ReportView.class.getName());
    /** From the page of a report to the artifacts of its build. */
    private static final String FILES = "../../../artifact/";

    private final Run<?, ?> owner;
    private final KeptReport report;

    ReportView(Run<?, ?> owner, KeptReport report) {
        this.owner = owner;
        this.report = report;
    }

    @Override
    public String getDisplayName() {
        return report.getTask();
    }

    /**
     * @return the build, as its page asks for it
     */
    public Run<?, ?> getObject() {
        return owner;
    }

    public KeptReport getReport() {
        return report;
    }

    /**
     * @return the report as HTML, in which all text is escaped; a sentence when it cannot be read any more
     */
    public String getHtml() {
        try {
            var stored = ReportJson.read(new ReportFiles(owner).file(report.getId()));
            return ReportPage.fragment(stored, FILES + report.getFolder() + "/");
        } catch (UpkeepException e) {
            LOGGER.log(Level.WARNING, e, () -> owner + ": has a report that cannot be shown");
            return Fragments.note(report.getStatus() + ": " + report.getVerdict()
                    + ". The report itself cannot be read any more; the log of Jenkins says why.");
        }
    }
}
