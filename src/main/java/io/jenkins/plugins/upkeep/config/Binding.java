package io.jenkins.plugins.upkeep.config;

import io.jenkins.plugins.upkeep.config.yaml.KeyPath;
import io.jenkins.plugins.upkeep.config.yaml.Mark;
import io.jenkins.plugins.upkeep.config.yaml.Problem;
import io.jenkins.plugins.upkeep.config.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One walk over nodes that become values: what resolves references, and what was found wrong on the way. For one thread.
 */
final class Binding {
    private static final Comparator<Problem> IN_ORDER = Comparator.comparing(Problem::mark);

    private final References references;
    private final List<Problem> errors = new ArrayList<>();
    private final List<Problem> unresolved = new ArrayList<>();

    Binding(References references) {
        this.references = references;
    }

    /** Notes an error; the result says that there is no value. */
    Optional<Object> error(Mark mark, KeyPath path, String text) {
        errors.add(new Problem(mark, path, text));
        return Optional.empty();
    }

    /** Gives a scalar's text without references; without a result, the reason has been noted. */
    Optional<ResolvedText> resolve(YamlScalar scalar, KeyPath path) {
        try {
            return Optional.of(references.resolve(scalar.text()));
        } catch (ReferenceException e) {
            (e.isMalformed() ? errors : unresolved).add(new Problem(scalar.mark(), path, e.getMessage()));
            return Optional.empty();
        }
    }

    /** What is wrong wherever the file is read, in the order of the text. */
    List<Problem> errors() {
        return errors.stream().sorted(IN_ORDER).toList();
    }

    /** References that cannot be resolved here and now, in the order of the text. */
    List<Problem> unresolved() {
        return unresolved.stream().sorted(IN_ORDER).toList();
    }

    /** The first of all that stands in the way of a value. */
    Optional<Problem> first() {
        return errors().stream().findFirst().or(() -> unresolved().stream().findFirst());
    }
}
