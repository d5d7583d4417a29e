package io.jenkins.plugins.upkeep.cli.task;

import io.jenkins.plugins.upkeep.cli.command.Surroundings;
import io.jenkins.plugins.upkeep.cli.durable.TaskFolder;
import io.jenkins.plugins.upkeep.config.Config;

/**
 * Tells people of one run. Made for that run, used by its thread, first {@link #started}, then {@link #ended}. Neither throws, and
 * neither changes how the run ends.
 */
public interface Notices {
    /**
     * The run begins: its configuration was read as a whole. Does not wait for anybody.
     *
     * @param config the configuration
     */
    void started(Config config);

    /**
     * The run has ended, and its report is written. Takes ten seconds at most, and less after a signal.
     *
     * @param outcome how it ended; {@link #started} was not called before when the configuration could not be read
     */
    void ended(Outcome outcome);

    /**
     * Tells people through the channels of the configuration, and adds to its event log. A run that Jenkins watches is only added to
     * the log, since the pipeline tells people.
     *
     * @param run the run, which begins now
     * @param world where it runs, and where to complain of channels
     */
    static Notices through(Notified run, Surroundings world) {
        return run.isPossible() ? careful(run, world, !TaskFolder.isAsked()) : none();
    }

    /** As {@link #through}, only for the event log: for a run of several about which people are told at once. */
    static Notices logged(Notified run, Surroundings world) {
        return run.isPossible() ? careful(run, world, false) : none();
    }

    private static Notices careful(Notified run, Surroundings world, boolean people) {
        return new CarefulNotices(new ChannelNotices(run, world, world.clock(), people), world);
    }

    /** Tells nobody: for dry runs. */
    static Notices none() {
        return new Notices() {
            @Override
            public void started(Config config) {
                // Nobody is to be told.
            }

            @Override
            public void ended(Outcome outcome) {
                // Nobody is to be told.
            }
        };
    }
}
