package io.jenkins.plugins.upkeep.jenkins.page;

import hudson.model.ModelObject;
import hudson.model.Run;
import io.jenkins.plugins.upkeep.report.ReportJson;
import io.jenkins.plugins.upkeep.report.ReportPage;
import io.jenkins.plugins.upkeep.system.UpkeepException;

/** The page of one report. */
public final class ReportView implements ModelObject {
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

    public Run<?, ?> getOwner() {
        return owner;
    }

    public KeptReport getReport() {
        return report;
    }

    /**
     * @return the report as HTML, in which all text is escaped
     */
    public String getHtml() throws UpkeepException {
        return ReportPage.fragment(ReportJson.read(new ReportFiles(owner).file(report.getId())));
    }
}
