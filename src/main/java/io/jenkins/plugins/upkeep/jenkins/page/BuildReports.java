package io.jenkins.plugins.upkeep.jenkins.page;

import hudson.model.Run;
import io.jenkins.plugins.upkeep.report.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jenkins.model.RunAction2;

/**
 * The reports of a build, on a page of it. Several steps of a build may end at the same moment; whoever adds a report holds
 * the build's monitor.
 */
public final class BuildReports implements RunAction2 {
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
        return "symbol-shield-outline plugin-ionicons-api";
    }

    @Override
    public String getDisplayName() {
        return "Maintenance";
    }

    @Override
    public String getUrlName() {
        return "upkeep";
    }

    /**
     * @return the build
     */
    public Run<?, ?> getOwner() {
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
        var first = "upkeep/" + task;
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
