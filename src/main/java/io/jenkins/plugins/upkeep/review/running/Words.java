package io.jenkins.plugins.upkeep.review.running;

import io.jenkins.plugins.upkeep.review.lifecycle.Version;
import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;

/** What things say when they are asked for their versions. */
final class Words {
    private static final int LONGEST = 120;

    private Words() {}

    /** An answer's version. */
    static Running running(String name, String product, String answer) throws UpkeepException {
        var said = shortened(answer);
        var version = Version.find(answer)
                .orElseThrow(() -> new UpkeepException(name + ": "
                        + (said.isEmpty() ? "says nothing" : "says \"" + said + "\", in which there is no version")));
        return new Running(name, product, version, "says " + said, Keeper.of(answer));
    }

    static String shortened(String answer) {
        var line = OneLine.of(answer);
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
