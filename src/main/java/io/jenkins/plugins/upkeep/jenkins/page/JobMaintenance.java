package io.jenkins.plugins.upkeep.jenkins.page;

import hudson.model.Action;
import hudson.model.Job;
import java.nio.file.Files;
import java.util.List;

/** The maintenance of a job: how each of its tasks went over time. */
public final class JobMaintenance implements Action {
    private final Job<?, ?> job;

    JobMaintenance(Job<?, ?> job) {
        this.job = job;
    }

    @Override
    public String getIconFileName() {
        return BuildReports.ICON;
    }

    @Override
    public String getDisplayName() {
        return Messages.Maintenance();
    }

    @Override
    public String getUrlName() {
        return "maintenance";
    }

    /**
     * @return the job, as its page asks for it
     */
    public Job<?, ?> getObject() {
        return job;
    }

    /**
     * @return its tasks, those that ended worst the first
     */
    public List<TaskPanel> getTasks() {
        return JobRecord.of(JobHistory.of(job).entries()).tasks().stream()
                .map(task -> new TaskPanel(task, this::isThere))
                .toList();
    }

    /** The history says so of builds that Jenkins deleted; others take the folder away by hand. */
    private boolean isThere(HistoryEntry entry) {
        return !entry.gone() && Files.isDirectory(job.getBuildDir().toPath().resolve(String.valueOf(entry.build())));
    }
}
