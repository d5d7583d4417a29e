package io.jenkins.plugins.upkeep.dependencies;

import io.jenkins.plugins.upkeep.dependencies.index.Release;
import io.jenkins.plugins.upkeep.dependencies.update.Kind;
import io.jenkins.plugins.upkeep.dependencies.update.Outlook;
import io.jenkins.plugins.upkeep.dependencies.update.Update;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a report says of one package, for programs and for the table.
 *
 * @param name the package
 * @param ecosystem where it comes from
 * @param now the version in use
 * @param candidate the version that may be taken
 * @param newest the newest that suits
 * @param kind how far the candidate goes: {@code patch}, {@code minor} or {@code major}
 * @param released when the candidate, or else the newest, was published
 * @param fixes the known vulnerabilities that it mends
 * @param state what becomes of it
 * @param reason why
 * @param withdrawn whether the version in use was taken back by its makers
 */
public record UpdateRow(
        String name,
        String ecosystem,
        String now,
        Optional<String> candidate,
        Optional<String> newest,
        Optional<String> kind,
        Optional<Instant> released,
        List<String> fixes,
        State state,
        String reason,
        boolean withdrawn) {
    public UpdateRow {
        fixes = List.copyOf(fixes);
    }

    /** What becomes of a package. */
    public enum State {
        /** It is the newest that suits. */
        CURRENT("up to date"),
        /** It was tested well, together with all others that are ready. */
        READY("ready"),
        /** It was applied. */
        APPLIED("applied"),
        /** It was applied and undone. */
        UNDONE("undone"),
        /** It was applied and undone, and the service is not well. */
        UNWELL("undone, service not well"),
        /** It was applied, and could not be undone. */
        STUCK("NOT undone"),
        /** The test fails with it. */
        BAD("fails"),
        /** It waits, or somebody does not want it. */
        HELD("held"),
        /** It was not tried. */
        UNTRIED("not tried"),
        /** It is in a file that is not changed here. */
        BY_HAND("by hand"),
        /** Nobody could look. */
        UNKNOWN("unknown");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /**
         * @return the state for people
         */
        public String word() {
            return word;
        }
    }

    static UpdateRow of(Outlook outlook, State state, String reason) {
        var component = outlook.listing().component();
        var update = outlook.update();
        return new UpdateRow(
                component.fullName(),
                component.ecosystem().osvName(),
                component.version(),
                update.map(Update::to),
                outlook.newest().map(Release::version),
                update.map(Update::kind).map(Kind::word),
                update.map(Update::release).or(outlook::newest).flatMap(Release::published),
                update.map(Update::fixes).orElse(List.of()),
                state,
                reason,
                outlook.withdrawn());
    }

    /** The same with another state. */
    UpdateRow becoming(State other) {
        return new UpdateRow(name, ecosystem, now, candidate, newest, kind, released, fixes, other, reason, withdrawn);
    }

    boolean isSecurity() {
        return !fixes.isEmpty();
    }

    String subject() {
        return "package " + name;
    }
}
