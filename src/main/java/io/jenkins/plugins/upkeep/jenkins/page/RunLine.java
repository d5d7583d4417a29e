package io.jenkins.plugins.upkeep.jenkins.page;

import io.jenkins.plugins.upkeep.report.Fragments;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.Units;
import java.util.Locale;

/** A run of a task on the page of its job. */
public final class RunLine {
    private final HistoryEntry entry;
    private final boolean there;
    private final Moments moments;

    RunLine(HistoryEntry entry, boolean there, Moments moments) {
        this.entry = entry;
        this.there = there;
        this.moments = moments;
    }

    /**
     * @return the address of its report as seen from the page; null when its build is gone
     */
    public String getAddress() {
        return there ? "../" + entry.build() + "/upkeep/report/" + entry.id() + "/" : null;
    }

    public String getBuild() {
        return "#" + entry.build();
    }

    public String getTone() {
        return "tone-" + entry.status().name().toLowerCase(Locale.ROOT);
    }

    /**
     * @return the status as HTML
     */
    public String getBadge() {
        return Fragments.badge(entry.status());
    }

    public String getVerdict() {
        return entry.verdict();
    }

    public String getStarted() {
        return moments.full(entry.started());
    }

    public String getDuration() {
        return Units.format(entry.seconds(), Unit.SECONDS);
    }

    /**
     * @return how many findings there are beyond notes
     */
    public int getFindings() {
        return entry.findings(Severity.CRITICAL) + entry.findings(Severity.UNKNOWN) + entry.findings(Severity.WARNING);
    }

    /**
     * @return all of it in a line, for who points at it
     */
    public String getTitle() {
        return getBuild() + ", " + getStarted() + ": " + entry.status() + ", " + getDuration();
    }
}
