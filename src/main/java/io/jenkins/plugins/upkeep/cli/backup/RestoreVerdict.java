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
 * @param outcome what came of it
 * @param differences how many differences there were
 */
record RestoreVerdict(RestoreInto restore, Phases phases, RestoreInto.Outcome outcome, int differences) {
    int tell(Surroundings world) {
        world.out()
                .println(status() + ": " + what() + " was restored into "
                        + Visible.of(restore.request().address().toString()) + " in "
                        + Units.format(phases.recovery()) + ending());
        return status().exitStatus();
    }

    private String what() {
        var set = "set " + restore.manifest().id();
        var named = outcome.portion().selection();
        if (named.isEmpty()) {
            return switch (outcome.portion().only()) {
                case ALL -> set;
                case SCHEMA -> "the schema of " + set;
                case DATA -> "the data of " + set;
            };
        }
        var count = named.get().tables().size();
        var tables = count == 1 ? "1 table" : count + " tables";
        return switch (outcome.portion().only()) {
            case ALL -> tables + " of " + set;
            case SCHEMA -> "the schema of " + tables + " of " + set;
            case DATA -> "the data of " + tables + " of " + set;
        };
    }

    private Status status() {
        if (differences > 0) {
            return Status.CRITICAL;
        }
        return !outcome.leftOut().isEmpty() && restore.request().owners() ? Status.WARNING : Status.OK;
    }

    private String ending() {
        if (differences > 0) {
            return ", with " + differences + " differences; do not use it before you know why";
        }
        var portion = outcome.portion();
        var proof = portion.loads()
                ? " and matches its snapshot row for row"
                : portion.isOfAll() ? " and has as many objects of each kind" : " and all of it is there";
        var owners = restore.request().owners() || !portion.makes() ? "" : "; owners and rights were left out";
        var leftOut = outcome.leftOut().size();
        var properties = leftOut == 0
                ? ""
                : "; " + leftOut + " properties of the database itself were left out: see above, and set them by hand";
        return proof + owners + properties;
    }
}
