package io.jenkins.plugins.upkeep.redis.server;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Stoppable;
import io.jenkins.plugins.upkeep.system.redis.RedisAddress;
import io.jenkins.plugins.upkeep.system.redis.RedisRefusal;
import io.jenkins.plugins.upkeep.system.redis.RedisSession;
import io.jenkins.plugins.upkeep.task.TaskContext;
import java.time.Duration;
import java.util.Optional;

/**
 * What the parts of maintenance of one server share.
 *
 * @param address the server
 * @param context where the task runs
 * @param report what they see
 */
public record RedisSite(RedisAddress address, TaskContext context, ReportBuilder report) {
    /** A purge of much memory, as of a large keyspace, takes the server a while. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /**
     * @return a session of its own for the caller
     * @throws UpkeepException when the server is not there or does not let us in
     */
    public RedisSession open() throws UpkeepException {
        return RedisSession.open(address, PATIENCE);
    }

    /**
     * @return whether nothing may be changed
     */
    public boolean planOnly() {
        return context.dryRun();
    }

    /**
     * Says which command is sent, or in a dry run would be.
     *
     * @param command the command, without what may be a secret
     * @param reason why
     */
    public void announce(String command, String reason) {
        var line = command + "  -- " + reason;
        if (planOnly()) {
            context.log().info(line);
        } else {
            context.log().detail(line);
        }
    }

    /**
     * Does what the server may refuse.
     *
     * @param subject what the finding of a refusal is about
     * @param work the work
     * @param <T> what it gives
     * @return what it gave; empty when the server refused it, which is a finding then
     * @throws UpkeepException when the connection is lost
     */
    public <T> Optional<T> unlessRefused(String subject, Stoppable.Work<T> work)
            throws UpkeepException, InterruptedException {
        try {
            return Optional.of(work.run());
        } catch (RedisRefusal e) {
            report.add(Finding.unknown(subject, e.getMessage(), "remove the cause, then run this again"));
            return Optional.empty();
        }
    }
}
