package io.jenkins.plugins.upkeep.jenkins.run;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** Which sets of a task did not become artifacts of its build, and why. Kept with the state of its step. Immutable. */
final class LostSets implements Serializable {
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> lines;

    /**
     * @param lines one for each set
     */
    LostSets(List<String> lines) {
        this.lines = new ArrayList<>(lines);
    }

    static LostSets none() {
        return new LostSets(List.of());
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
