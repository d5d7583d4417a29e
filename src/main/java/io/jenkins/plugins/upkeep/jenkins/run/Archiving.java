package io.jenkins.plugins.upkeep.jenkins.run;

import hudson.AbortException;
import hudson.FilePath;
import io.jenkins.plugins.upkeep.backup.set.BackupSet;
import io.jenkins.plugins.upkeep.backup.set.DamagedSetException;
import io.jenkins.plugins.upkeep.jenkins.artifacts.SetArchive;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.system.Bytes;
import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the sets that a task left on its agent among the artifacts of the build. An agent that goes away meanwhile is waited
 * for; any other failure is tried again twice, since the store of the artifacts may be far away too. For one thread.
 */
final class Archiving {
    private static final int MOST_ATTEMPTS = 3;

    private final TaskRequest request;
    private final TaskState state;
    private final Site site;
    private int attempts;

    Archiving(TaskRequest request, TaskState state, Site site) {
        this.request = request;
        this.state = state;
        this.site = site;
    }

    /**
     * Archives all sets.
     *
     * @return those that could not be
     * @throws Exception when it is to be tried again
     */
    LostSets archive(FilePath workspace) throws Exception {
        var folder = Site.sets(workspace, state);
        // What was brought to the agent is among artifacts already.
        if (request.source().isPresent() || !folder.exists()) {
            return LostSets.none();
        }
        var archive = new SetArchive(site.run(), folder, site.launcher(), site.listener());
        try {
            return archive(archive, archive.sets());
        } catch (UpkeepException e) {
            requireNoMore(e);
            return lost(List.of("sets: are not in the artifacts: " + e.getMessage()));
        }
    }

    private LostSets archive(SetArchive archive, List<BackupSet> sets) throws Exception {
        var lost = new ArrayList<String>();
        for (var set : sets) {
            var name = "set " + set.manifest().id();
            try {
                archive(archive, set);
            } catch (AbortException e) {
                lost.add(name + ": is not in the artifacts: " + e.getMessage());
            } catch (DamagedSetException e) {
                lost.add(name + ": is not as it should be in the artifacts: " + e.getMessage());
            } catch (IOException | InterruptedException | UpkeepException e) {
                requireNoMore(e);
                lost.add(name + ": is not in the artifacts: " + reason(e));
            }
        }
        return lost(lost);
    }

    private void archive(SetArchive archive, BackupSet set) throws Exception {
        if (state.stopCause() != null) {
            throw new InterruptedException("told to stop before a set was archived");
        }
        var watch = Stopwatch.started();
        var run = site.run();
        TaskPool.unless(() -> state.stopCause() != null || !run.isBuilding(), () -> {
            archive.archive(set);
            return null;
        });
        var seconds = watch.elapsed().toMillis() / 1e3;
        site.listener()
                .getLogger()
                .print("upkeep: set " + set.manifest().id() + " ("
                        + new Bytes(set.manifest().storedSize()) + ") was archived and read back in "
                        + Units.format(seconds, Unit.SECONDS) + ": ");
        site.listener().hyperlink("/" + run.getUrl() + SetArchive.page(set), "artifacts of this build");
        site.listener().getLogger().println();
    }

    /** Throws what happened, unless it is of no use to try again. */
    private void requireNoMore(Exception failure) throws Exception {
        var away = Site.workspace(state).isEmpty();
        if (state.stopCause() == null && (away || ++attempts < MOST_ATTEMPTS)) {
            throw failure;
        }
    }

    private String reason(Exception failure) {
        return state.stopCause() != null ? "the build was stopped" : OneLine.of(failure.getMessage());
    }

    private LostSets lost(List<String> lines) throws IOException, InterruptedException {
        for (var line : lines) {
            site.listener().getLogger().println("upkeep: " + line);
        }
        return new LostSets(lines);
    }
}
