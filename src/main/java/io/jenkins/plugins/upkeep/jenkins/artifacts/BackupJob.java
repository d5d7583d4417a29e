package io.jenkins.plugins.upkeep.jenkins.artifacts;

import hudson.AbortException;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import hudson.security.ACL;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;

/**
 * A job whose builds hold backups. A build reads its own job, and another one when the account that it runs as may read that
 * one and its artifacts. Where nothing was set up, builds run as the system itself, which may read everything: such a build is
 * held to the jobs of its own folder, since whoever writes its pipeline may not be allowed to see the others.
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
    @SuppressWarnings("try")
    static BackupJob of(String name, Run<?, ?> asking, Authentication account) throws AbortException {
        var own = asking.getParent();
        if (isOwn(name) || name.equals(own.getFullName())) {
            return new BackupJob(own);
        }
        if (ACL.SYSTEM2.equals(account) && !folder(name).equals(folder(own.getFullName()))) {
            throw new AbortException(
                    "backupsOf: " + name + ": is in another folder than this job, and this build runs as"
                            + " the system, which may read everything; let it run as a user who may read that job (plugin"
                            + " Authorize Project), or move one of the jobs");
        }
        try (var as = ACL.as2(account)) {
            return new BackupJob(readable(name)
                    .orElseThrow(() -> new AbortException("backupsOf: " + name
                            + ": there is no job of this full name whose artifacts this build may read; correct the name, or let"
                            + " the build run as somebody who may read it")));
        }
    }

    /** Whether a name stands for the job itself that asks. */
    public static boolean isOwn(String name) {
        return name == null || name.isEmpty() || name.equals(OWN);
    }

    private static String folder(String fullName) {
        return fullName.substring(0, fullName.lastIndexOf('/') + 1);
    }

    /**
     * Finds a job whose artifacts the present account may read.
     *
     * @param name the job's full name
     */
    public static Optional<Job<?, ?>> readable(String name) {
        return found(name)
                .filter(job -> job.hasPermission(Item.READ))
                // Without the property that switches it on, Jenkins does not ask for this permission either.
                .filter(job -> !Run.ARTIFACTS.getEnabled() || job.hasPermission(Run.ARTIFACTS));
    }

    private static Optional<Job<?, ?>> found(String name) {
        try {
            var item = Jenkins.get().getItemByFullName(name, Item.class);
            return item instanceof Job<?, ?> job ? Optional.of(job) : Optional.empty();
        } catch (AccessDeniedException e) {
            // Somebody may know that it is there, and no more.
            return Optional.empty();
        }
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
