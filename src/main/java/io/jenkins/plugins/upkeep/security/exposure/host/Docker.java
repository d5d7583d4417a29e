package io.jenkins.plugins.upkeep.security.exposure.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks Docker which ports of the machine it leads to containers. */
public final class Docker {
    private Docker() {}

    /**
     * What Docker says.
     *
     * @param ports the ports that it publishes
     * @param gap why it could not be asked; empty when it was, or when it is not there
     */
    public record Answer(List<Published> ports, Optional<String> gap) {
        public Answer {
            ports = List.copyOf(ports);
        }

        static Answer unknown(String reason) {
            return new Answer(List.of(), Optional.of(reason));
        }
    }

    /**
     * Asks.
     *
     * @param proc {@code /proc}, which tells whether Docker runs
     * @param programs the machine's programs
     * @return the ports
     * @throws InterruptedException when this thread is told to stop
     */
    public static Answer ask(Path proc, Programs programs) throws InterruptedException {
        try {
            var result = programs.run("docker", "ps", "--no-trunc", "--format", "{{json .}}");
            if (result.isEmpty()) {
                return runs(proc) ? Answer.unknown("docker: runs, and its client is not installed") : nothing();
            }
            if (result.get().succeeded()) {
                return read(result.get().output());
            }
            var complaint = result.get().complaint();
            var absent = complaint.contains("Cannot connect to the Docker daemon") && !runs(proc);
            return absent ? nothing() : Answer.unknown("docker: " + OneLine.of(complaint));
        } catch (UpkeepException e) {
            return Answer.unknown(e.getMessage());
        }
    }

    private static Answer nothing() {
        return new Answer(List.of(), Optional.empty());
    }

    /** By its process, or by the socket that it is asked at. */
    private static boolean runs(Path proc) {
        try (Stream<Path> processes = Files.list(proc)) {
            return processes.anyMatch(Docker::isDaemon) || Files.exists(proc.resolveSibling("run/docker.sock"));
        } catch (IOException e) {
            return true;
        }
    }

    private static boolean isDaemon(Path process) {
        try {
            return process.getFileName().toString().matches("\\d+")
                    && Files.readString(process.resolve("comm"), StandardCharsets.UTF_8)
                            .startsWith("dockerd");
        } catch (IOException e) {
            // It has ended meanwhile.
            return false;
        }
    }

    private static Answer read(String output) {
        var ports = new ArrayList<Published>();
        var lines = output.lines().filter(line -> !line.isBlank()).toList();
        for (var line : lines) {
            var container = container(line);
            if (container.isEmpty()) {
                return Answer.unknown("docker: a line of docker ps is not as Docker writes it");
            }
            ports.addAll(container.get());
        }
        return new Answer(ports, Optional.empty());
    }

    private static Optional<List<Published>> container(String line) {
        try {
            var container = Json.mapper().readTree(line);
            return container.path("Ports").isTextual()
                    ? PublishedPorts.of(
                            OneLine.of(container.path("Names").asText()),
                            container.get("Ports").asText())
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
