package io.jenkins.plugins.upkeep.cli.backup;

import io.jenkins.plugins.upkeep.backup.restore.Phases;
import io.jenkins.plugins.upkeep.backup.restore.RestoreInto;
import io.jenkins.plugins.upkeep.cli.command.Surroundings;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.system.Visible;

/**
 * How a restore ended, in one line.
 *
 * @param restore what was restored where to
 * @param phases how long it took
 * @param leftOut how many of the database's own properties were left out
 * @param differences how many differences there were
 */
record RestoreVerdict(RestoreInto restore, Phases phases, int leftOut, int differences) {
    int tell(Surroundings world) {
        world.out()
                .println(status() + ": set " + restore.manifest().id() + " was restored into "
                        + Visible.of(restore.address().toString()) + " in " + Units.format(phases.recovery())
                        + ending());
        return status().exitStatus();
    }

    private Status status() {
        if (differences > 0) {
            return Status.CRITICAL;
        }
        return leftOut > 0 && restore.owners() ? Status.WARNING : Status.OK;
    }

    private String ending() {
        if (differences > 0) {
            return ", with " + differences + " differences; do not use it before you know why";
        }
        var owners = restore.owners() ? "" : "; owners and rights were left out";
        var properties = leftOut == 0
                ? ""
                : "; " + leftOut + " properties of the database itself were left out: see above, and set them by hand";
        return " and matches its snapshot row for row" + owners + properties;
    }
}
