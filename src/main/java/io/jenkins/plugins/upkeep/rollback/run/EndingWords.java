package io.jenkins.plugins.upkeep.rollback.run;

import io.jenkins.plugins.upkeep.rollback.saga.Ending;
import java.util.Optional;

/**
 * How a rollback ended, for a tired person.
 *
 * @param journey where from and where to
 * @param ending how it ended
 * @param replaced the name of the database that is kept
 */
record EndingWords(Journey journey, Ending ending, Optional<String> replaced) {
    /**
     * @param trouble what a person must see to first; nothing when all is well
     */
    String verdict(Optional<String> trouble) {
        return switch (ending.kind()) {
            case REACHED ->
                "the service is at " + journey.target()
                        + trouble.map(what -> ", but not all is as it should be: " + what)
                                .orElse(" and well")
                        + replaced.map(name -> "; the database that was live is kept as " + name)
                                .orElse("");
            case UNDONE -> cause() + "; everything was undone, the service is at " + origin(trouble.isEmpty());
            case STUCK ->
                cause() + "; the undo is stuck at '" + ending.step() + "': " + ending.reason()
                        + "; what was done before that step still stands";
        };
    }

    /** The end in a few words, behind the name of the service. */
    static String subject(Ending ending, boolean well) {
        var rest = well ? "" : ", and not all is well";
        return switch (ending.kind()) {
            case REACHED -> " reached its version" + rest;
            case UNDONE -> (ending.isAsked() ? " was undone as asked" : " failed and was undone") + rest;
            case STUCK -> " is stuck and needs a person";
        };
    }

    private String cause() {
        if (ending.kind() == Ending.Kind.STUCK) {
            return "the rollback to " + journey.target() + " was not ended";
        }
        if (ending.isAsked()) {
            return "the rollback to " + journey.target() + " was undone as asked";
        }
        var where = ending.step().isEmpty() ? " was stopped: " : " failed at '" + ending.step() + "': ";
        return "the rollback to " + journey.target() + where + ending.reason();
    }

    private String origin(boolean well) {
        return journey.origin().inWords() + (well ? " as before" : ", and not as well as before: see to it now");
    }
}
