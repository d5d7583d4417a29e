package io.jenkins.plugins.upkeep.dependencies.update;

import java.util.List;

/**
 * Why updates are no good.
 *
 * @param step what failed: {@code pip}, or the test's program
 * @param status its exit status; -1 when it was ended
 * @param tail the end of what it printed, without secrets
 */
public record Failure(String step, int status, String tail) {
    /**
     * @return the line of the output that most likely names the reason
     */
    public String reason() {
        return Tail.reason(tail);
    }

    /**
     * @return the last lines of the output, each short and harmless
     */
    public List<String> lines() {
        return Tail.lines(tail);
    }
}
