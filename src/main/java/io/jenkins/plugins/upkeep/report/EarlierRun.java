package io.jenkins.plugins.upkeep.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What is remembered of an earlier run of the same task on the same service: enough to see a trend or how long something has been
 * wrong.
 *
 * @param service the service that it was about
 * @param started when it began, by the clock of its machine
 * @param status how it ended
 * @param problems what needed attention
 * @param numbers what was measured
 * @param facts what the next run compares with what it sees
 * @param duration how long it took; empty where that was not remembered
 */
public record EarlierRun(
        String service,
        Instant started,
        Status status,
        List<Problem> problems,
        List<Measured> numbers,
        List<String> facts,
        Optional<Duration> duration) {
    private static final int MOST = 500;

    /** So that all runs kept of a task stay far below the size of a history. */
    private static final int MOST_FACTS = 20_000;

    /** Facts and durations are younger than histories: a run that was remembered without them has none. */
    public EarlierRun {
        problems = List.copyOf(problems);
        numbers = List.copyOf(numbers);
        facts = facts == null ? List.of() : List.copyOf(facts);
        duration = duration == null ? Optional.empty() : duration;
    }

    /** A run without facts, of which is not known how long it took. */
    public EarlierRun(String service, Instant started, Status status, List<Problem> problems, List<Measured> numbers) {
        this(service, started, status, problems, numbers, List.of());
    }

    /** A run of which is not known how long it took. */
    public EarlierRun(
            String service,
            Instant started,
            Status status,
            List<Problem> problems,
            List<Measured> numbers,
            List<String> facts) {
        this(service, started, status, problems, numbers, facts, Optional.empty());
    }

    /**
     * Something that needed attention.
     *
     * @param subject the thing
     * @param severity how grave it was
     */
    public record Problem(String subject, Severity severity) {}

    /**
     * A number.
     *
     * @param name what was measured
     * @param subject the thing that it was measured on; empty for the whole
     * @param value the number
     * @param limit what it should not pass; empty where there was none, or where limits were not remembered yet
     */
    public record Measured(
            String name,
            String subject,
            double value,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) OptionalDouble limit) {
        /** Limits are younger than histories. */
        public Measured {
            limit = limit == null ? OptionalDouble.empty() : limit;
        }

        /** A number without a limit. */
        public Measured(String name, String subject, double value) {
            this(name, subject, value, OptionalDouble.empty());
        }
    }

    /** What is worth remembering of a report. Of very many things only the first are. */
    public static EarlierRun of(Report report) {
        var problems = report.findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .limit(MOST)
                .map(finding -> new Problem(finding.subject(), finding.severity()))
                .toList();
        var numbers = report.measurements().stream()
                .filter(one -> one.value().isPresent())
                .limit(MOST)
                .map(one -> new Measured(one.name(), one.subject(), one.value().getAsDouble(), one.limit()))
                .toList();
        return new EarlierRun(
                report.service(),
                report.started(),
                report.status(),
                problems,
                numbers,
                facts(report),
                Optional.of(report.duration()));
    }

    private static List<String> facts(Report report) {
        return report.section()
                .map(EarlierRun::facts)
                .orElse(Stream.empty())
                .sorted()
                .distinct()
                .limit(MOST_FACTS)
                .toList();
    }

    private static Stream<String> facts(Section section) {
        if (section instanceof Remembered remembered) {
            return remembered.facts().stream();
        }
        return section instanceof RawSection raw
                ? StreamSupport.stream(raw.content().path("facts").spliterator(), false)
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::asText)
                : Stream.empty();
    }

    /**
     * @return when it ended; when it began, where its duration was not remembered
     */
    public Instant ended() {
        return started.plus(duration.orElse(Duration.ZERO));
    }

    /**
     * @return the same run without its facts
     */
    EarlierRun withoutFacts() {
        return facts.isEmpty()
                ? this
                : new EarlierRun(service, started, status, problems, numbers, List.of(), duration);
    }

    /**
     * @param name what was measured
     * @param subject the thing that it was measured on; empty for the whole
     * @return the number, if it was measured then
     */
    public OptionalDouble number(String name, String subject) {
        return numbers.stream()
                .filter(one -> one.name().equals(name) && one.subject().equals(subject))
                .mapToDouble(Measured::value)
                .findFirst();
    }
}
