package io.jenkins.plugins.upkeep.jenkins.artifacts;

import hudson.AbortException;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import java.util.Optional;
import org.springframework.security.core.Authentication;

/**
 * A job whose builds hold backups. A build reads its own job, and another one when the account that it runs as may read that
 * one and its artifacts, as {@link OtherJob} says.
 */
public final class BackupJob {
    private static final String OWN = ".";

    private final Job<?, ?> job;

    private BackupJob(Job<?, ?> job) {
        this.job = job;
    }

    /**
     * Finds the job that a build asks for.
     *
     * @param name the job's full name; empty or {@code .} for the build's own
     * @param asking the build
     * @param account whom the build runs as
     * @throws AbortException when there is none, or the build may not read it
     */
    static BackupJob of(String name, Run<?, ?> asking, Authentication account) throws AbortException {
        var own = asking.getParent();
        if (isOwn(name) || name.equals(own.getFullName())) {
            return new BackupJob(own);
        }
        return new BackupJob(OtherJob.named("backupsOf", name, asking, account, BackupJob::mayBeRead));
    }

    /** Whether a name stands for the job itself that asks. */
    public static boolean isOwn(String name) {
        return name == null || name.isEmpty() || name.equals(OWN);
    }

    /**
     * Finds a job whose artifacts the present account may read.
     *
     * @param name the job's full name
     */
    public static Optional<Job<?, ?>> readable(String name) {
        return OtherJob.found(name).filter(BackupJob::mayBeRead);
    }

    private static boolean mayBeRead(Job<?, ?> job) {
        // Without the property that switches it on, Jenkins does not ask for the second permission either.
        return job.hasPermission(Item.READ) && (!Run.ARTIFACTS.getEnabled() || job.hasPermission(Run.ARTIFACTS));
    }

    boolean isOf(Run<?, ?> build) {
        return build.getParent() == job;
    }

    /** The newest build that has ended; null when there is none. */
    Run<?, ?> lastCompleted() {
        return job.getLastCompletedBuild();
    }

    String name() {
        return job.getFullName();
    }
}
