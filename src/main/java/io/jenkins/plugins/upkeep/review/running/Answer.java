package io.jenkins.plugins.upkeep.review.running;

import java.util.List;

/**
 * What came of asking one thing.
 *
 * @param found what runs there; empty when nothing does, and that is known
 * @param gaps what is not known
 */
public record Answer(List<Running> found, List<Gap> gaps) {
    public Answer {
        found = List.copyOf(found);
        gaps = List.copyOf(gaps);
    }

    /**
     * Something whose version is not known. It is never taken for supported.
     *
     * @param subject the thing
     * @param reason why nobody knows
     */
    public record Gap(String subject, String reason) {
        static Gap of(String subject, String problem) {
            var prefix = subject + ": ";
            return new Gap(subject, problem.startsWith(prefix) ? problem.substring(prefix.length()) : problem);
        }
    }

    static Answer of(Running running) {
        return new Answer(List.of(running), List.of());
    }

    static Answer unknown(String subject, String problem) {
        return new Answer(List.of(), List.of(Gap.of(subject, problem)));
    }
}
