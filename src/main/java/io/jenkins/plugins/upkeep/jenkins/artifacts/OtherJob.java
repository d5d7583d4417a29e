package io.jenkins.plugins.upkeep.jenkins.artifacts;

import hudson.AbortException;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import hudson.security.ACL;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import jenkins.model.Jenkins;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;

/**
 * Which jobs a build may read besides its own: those that the account which it runs as may read. Where nothing was set up, builds run
 * as the system itself, which may read everything: such a build is held to the jobs of its own folder, since whoever writes its
 * pipeline may not be allowed to see the others.
 */
public final class OtherJob {
    private OtherJob() {}

    /**
     * Finds a job that a build asks for.
     *
     * @param parameter the step's parameter that names it, for messages
     * @param name the job's full name
     * @param asking the build
     * @param account whom the build runs as
     * @param readable whether the present account may read of a job what it is asked for
     * @throws AbortException when there is none, or the build may not read it
     */
    @SuppressWarnings("try")
    public static Job<?, ?> named(
            String parameter, String name, Run<?, ?> asking, Authentication account, Predicate<Job<?, ?>> readable)
            throws AbortException {
        if (ACL.SYSTEM2.equals(account) && !isBeside(name, asking)) {
            throw new AbortException(
                    parameter + ": " + name + ": is in another folder than this job, and this build runs as"
                            + " the system, which may read everything; let it run as a user who may read that job (plugin"
                            + " Authorize Project), or move one of the jobs");
        }
        try (var as = ACL.as2(account)) {
            return found(name)
                    .filter(readable)
                    .orElseThrow(() -> new AbortException(parameter + ": " + name
                            + ": there is no job of this full name that this build may read; correct the name, or let the"
                            + " build run as somebody who may read it"));
        }
    }

    /**
     * @param asking a build
     * @param account whom it runs as
     * @return the jobs of its folder that it may read, its own among them
     */
    @SuppressWarnings("try")
    public static List<Job<?, ?>> beside(Run<?, ?> asking, Authentication account) {
        try (var as = ACL.as2(account)) {
            return Jenkins.get().getAllItems(Job.class).stream()
                    .filter(job -> job.hasPermission(Item.READ) && isBeside(job.getFullName(), asking))
                    .<Job<?, ?>>map(job -> job)
                    .toList();
        }
    }

    /**
     * @param name a job's full name
     * @return the job, when the present account may know of it
     */
    static Optional<Job<?, ?>> found(String name) {
        try {
            var item = Jenkins.get().getItemByFullName(name, Item.class);
            return item instanceof Job<?, ?> job ? Optional.of(job) : Optional.empty();
        } catch (AccessDeniedException e) {
            // Somebody may know that it is there, and no more.
            return Optional.empty();
        }
    }

    private static boolean isBeside(String name, Run<?, ?> asking) {
        return folder(name).equals(folder(asking.getParent().getFullName()));
    }

    private static String folder(String fullName) {
        return fullName.substring(0, fullName.lastIndexOf('/') + 1);
    }
}
