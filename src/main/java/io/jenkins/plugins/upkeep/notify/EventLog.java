package io.jenkins.plugins.upkeep.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.upkeep.config.NotifyConfig;
import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * A file to which each event is added as a line of JSON, whatever kind it is. Several processes may add to it at once.
 *
 * @param lines the file
 * @param clock tells when an event was
 */
record EventLog(RotatedFile lines, Clock clock) implements Channel {
    private static final ObjectMapper MAPPER = Json.mapper();

    /** 10 MB are some 20,000 runs. */
    private static final long LARGEST = 10_000_000;

    private static final int KEPT = 5;

    static EventLog at(Path file, Clock clock) {
        return new EventLog(new RotatedFile(file, LARGEST, KEPT), clock);
    }

    @Override
    public String name() {
        return Notifier.EVENT_LOG;
    }

    @Override
    public boolean wants(NotifyConfig.Occasion occasion) {
        return true;
    }

    @Override
    public boolean reachesPeople() {
        return false;
    }

    @Override
    public List<Secret> secrets() {
        return List.of();
    }

    @Override
    public void deliver(Message message, Duration limit) throws UpkeepException, InterruptedException {
        add(Event.Said.of(message, clock.instant()), limit);
    }

    /** Adds an event; others who add theirs are waited for, for half of the time. */
    void add(Event event, Duration limit) throws UpkeepException, InterruptedException {
        try {
            lines.add(line(event), limit.dividedBy(2));
        } catch (IOException e) {
            throw new UpkeepException(
                    "event log " + lines.file() + ": cannot be written (" + e
                            + "); check its rights and the space on its disk, or correct notify.eventLog",
                    e);
        }
    }

    private static byte[] line(Event event) throws JsonProcessingException {
        return MAPPER.writerFor(Event.class).writeValueAsBytes(event);
    }
}
