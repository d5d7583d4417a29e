package io.jenkins.plugins.upkeep.jenkins.run;

import hudson.AbortException;
import hudson.FilePath;
import io.jenkins.plugins.upkeep.jenkins.artifacts.BackupJob;
import io.jenkins.plugins.upkeep.jenkins.artifacts.SetFetch;
import io.jenkins.plugins.upkeep.jenkins.artifacts.SetQuestion;
import io.jenkins.plugins.upkeep.jenkins.artifacts.SetWish;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Brings the set that a task is to read from artifacts to its agent, before the task is started. After a restart in the middle
 * of it all of it is done again; the time counts from the first attempt.
 */
record Fetching(TaskRequest request, TaskState state, Site site, Clock clock) {
    /** What there is to bring; nothing where the sets lie elsewhere. */
    Brought bring(FilePath workspace) throws IOException, InterruptedException {
        var source = request.source().orElseThrow();
        var question = SetQuestion.in(ConfigText.of(request, workspace));
        if (!question.isOfArtifacts()) {
            requireOwn(source);
            return new Brought(null, 0);
        }
        return bring(source, new SetWish(question.service(), source.set()), workspace);
    }

    private static void requireOwn(SetSource source) throws AbortException {
        if (!BackupJob.isOwn(source.job())) {
            throw new AbortException("backupsOf: " + source.job() + ": upkeep.yaml does not say"
                    + " store: jenkins:artifacts, so no job holds the sets; leave backupsOf out, or correct the store");
        }
    }

    private Brought bring(SetSource source, SetWish wish, FilePath workspace) throws IOException, InterruptedException {
        var began = state.fetching(clock.instant());
        var fetch = new SetFetch(site.run(), site.account(), Site.sets(workspace, state), site.listener());
        var set = brought(fetch, source, wish);
        var took = Duration.between(began, clock.instant());
        var millis = Math.max(0, took.toMillis());
        if (set.isPresent()) {
            say("set " + set.get() + " is on the agent after " + Units.format(millis / 1e3, Unit.SECONDS));
        }
        return new Brought(set.orElse(null), set.isPresent() && !request.dryRun() ? millis : 0);
    }

    private Optional<String> brought(SetFetch fetch, SetSource source, SetWish wish)
            throws IOException, InterruptedException {
        try {
            return fetch.fetch(source.job(), wish, !request.dryRun());
        } catch (UpkeepException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void say(String text) throws IOException, InterruptedException {
        site.listener().getLogger().println("upkeep: " + text);
    }
}
