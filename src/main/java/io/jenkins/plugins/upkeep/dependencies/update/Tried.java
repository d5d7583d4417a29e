package io.jenkins.plugins.upkeep.dependencies.update;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What trying updates has told.
 *
 * @param good those that are good together: exactly this was tried
 * @param bad those that are not, each with what was seen
 * @param untried those for which there was no attempt left
 * @param unnamed packages that are installed with the good ones and that no file names, in the versions that pip chose
 * @param broken why nothing can be told: what is in use fails too
 */
public record Tried(
        List<Update> good,
        Map<Update, Failure> bad,
        List<Update> untried,
        List<String> unnamed,
        Optional<Failure> broken) {
    public Tried {
        good = List.copyOf(good);
        bad = Map.copyOf(bad);
        untried = List.copyOf(untried);
        unnamed = List.copyOf(unnamed);
    }
}
