package io.jenkins.plugins.upkeep.jenkins.page;

import hudson.model.Run;
import io.jenkins.plugins.upkeep.report.OverviewPage;
import io.jenkins.plugins.upkeep.report.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jenkins.model.RunAction2;

/**
 * The reports of a build, on a page of it. Several steps of a build may end at the same moment; whoever adds a report holds
 * the build's monitor.
 */
public final class BuildReports implements RunAction2 {
    static final String URL = "upkeep";

    static final String ICON = "symbol-shield-outline plugin-ionicons-api";

    private transient Run<?, ?> owner;
    /** Replaced as a whole, since it may be stored while a step adds to it. */
    private volatile List<KeptReport> reports = new ArrayList<>();

    @Override
    public void onAttached(Run<?, ?> run) {
        owner = run;
    }

    @Override
    public void onLoad(Run<?, ?> run) {
        owner = run;
    }

    @Override
    public String getIconFileName() {
        return ICON;
    }

    @Override
    public String getDisplayName() {
        return Messages.Maintenance();
    }

    @Override
    public String getUrlName() {
        return URL;
    }

    /**
     * @return the build, as its page asks for it
     */
    public Run<?, ?> getObject() {
        return owner;
    }

    /**
     * @return its reports, in the order in which their steps ended first
     */
    public List<KeptReport> getReports() {
        return List.copyOf(reports);
    }

    /**
     * @return the gravest status of all reports
     */
    public Status getStatus() {
        return reports.stream().map(KeptReport::getStatus).reduce(Status.OK, Status::worse);
    }

    /**
     * @return all reports on one page as HTML, the gravest first
     */
    public String getHtml() {
        var services = reports.stream().map(KeptReport::getService).distinct().collect(Collectors.joining(", "));
        return OverviewPage.fragment(
                "Maintenance of " + services,
                getGravestFirst().stream().map(BuildReports::entry).toList());
    }

    private static OverviewPage.Entry entry(KeptReport report) {
        return new OverviewPage.Entry(
                report.getTask(),
                "report/" + report.getId(),
                report.getStatus(),
                report.getVerdict(),
                report.getDuration());
    }

    /**
     * @return its reports, those that ended worst the first
     */
    public List<KeptReport> getGravestFirst() {
        return reports.stream()
                .sorted(Comparator.comparing(KeptReport::getStatus, Comparator.reverseOrder()))
                .toList();
    }

    /** Adds a report, or puts it in the place of the one that the same step left before. */
    void put(KeptReport report) {
        var next = new ArrayList<>(reports);
        var place = next.stream().map(KeptReport::getId).toList().indexOf(report.getId());
        if (place < 0) {
            next.add(report);
        } else {
            next.set(place, report);
        }
        reports = next;
    }

    /** The report of a step. */
    Optional<KeptReport> find(String id) {
        return reports.stream().filter(report -> report.getId().equals(id)).findFirst();
    }

    /** A folder among the artifacts that no other step of the build uses. */
    String folder(String id, String task) {
        var own = find(id).map(KeptReport::getFolder);
        // The name comes from an agent and becomes a part of a path.
        var first = "upkeep/" + (task.matches("[a-z][a-z0-9-]{0,63}") ? task : "report");
        var taken = reports.stream().anyMatch(report -> report.getFolder().equals(first));
        return own.orElse(taken ? first + "-" + id : first);
    }

    /**
     * One report of the build, for the page below this one.
     *
     * @param id the id of its step
     * @return its page; null when there is none, which Jenkins answers as not found
     */
    public ReportView getReport(String id) {
        return find(id).map(report -> new ReportView(owner, report)).orElse(null);
    }
}
