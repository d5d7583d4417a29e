package io.jenkins.plugins.upkeep.notify;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.Visible;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A line of the event log. Its names are a contract with the programs that read it: fields are added, never changed. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Event.Said.class, name = "message"),
    @JsonSubTypes.Type(value = Event.Began.class, name = "started"),
    @JsonSubTypes.Type(value = Event.Ended.class, name = "ended")
})
public sealed interface Event {
    /**
     * When it was, by the wall clock.
     */
    Instant at();

    /**
     * People were told something by a command or by a task in the course of its work.
     *
     * @param at when it was
     * @param service the service that it is about
     * @param occasion what happened: {@code started}, {@code failed}, ...
     * @param subject the message in one line
     * @param text all of it
     */
    record Said(Instant at, String service, String occasion, String subject, String text) implements Event {
        static Said of(Message message, Instant at) {
            var occasion = message.occasion().name().toLowerCase(Locale.ROOT);
            return new Said(at, message.service(), occasion, message.subject(), message.text());
        }
    }

    /**
     * A task began.
     *
     * @param at when it was
     * @param service the service that it works on
     * @param task its name
     * @param host where it runs
     * @param process the id of its process there
     */
    record Began(Instant at, String service, String task, String host, long process) implements Event {
        public Began {
            service = shown(service);
            host = shown(host);
        }
    }

    /**
     * A task ended, however it did.
     *
     * @param at when it was
     * @param service the service that it worked on
     * @param task its name
     * @param host where it ran
     * @param process the id of its process there
     * @param status how it ended
     * @param exitStatus what the process ends with; 64 for a wrong configuration, 130 for a run that was stopped
     * @param verdict its report in one sentence
     * @param seconds how long it took
     * @param findings how many things need attention
     * @param report where its report is
     * @param deliveries what people were told, and whether it reached them
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Ended(
            Instant at,
            String service,
            String task,
            String host,
            long process,
            Status status,
            int exitStatus,
            String verdict,
            BigDecimal seconds,
            long findings,
            String report,
            List<Sent> deliveries)
            implements Event {
        public Ended {
            deliveries = List.copyOf(deliveries);
        }

        /**
         * The end of a run of which there is a report.
         *
         * @param service the service, also where the report could not name it
         */
        public static Ended of(
                String service, Report report, int exitStatus, Instant at, Origin origin, List<Sent> deliveries) {
            return new Ended(
                    at,
                    shown(service),
                    report.task(),
                    shown(origin.host()),
                    ProcessHandle.current().pid(),
                    report.status(),
                    exitStatus,
                    shown(report.verdict()),
                    milliseconds(report.duration()),
                    report.findings().stream()
                            .filter(finding -> finding.severity().status() != Status.OK)
                            .count(),
                    shown(origin.report()),
                    deliveries);
        }
    }

    /**
     * A message on its way to a channel.
     *
     * @param channel the channel
     * @param message what it was about: {@code started}, {@code warning}, {@code critical}, ...
     * @param taken whether the channel took it
     * @param problem why not, and what to do
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Sent(String channel, String message, boolean taken, Optional<String> problem) {
        /** How a channel took a message. */
        public static Sent of(Delivery delivery, String message) {
            return new Sent(delivery.channel(), message, delivery.succeeded(), delivery.problem());
        }
    }

    private static String shown(String text) {
        return Visible.of(OneLine.of(text));
    }

    private static BigDecimal milliseconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).setScale(3, RoundingMode.UNNECESSARY);
    }
}
