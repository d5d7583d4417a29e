package io.jenkins.plugins.upkeep.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Gives a controller that does not run at the moment a long past: many jobs with many builds each, all of them as one real
 * build of one real job left them, with other names, numbers and times.
 *
 * @param template the build
 * @param service the name of its service, which stands in its job's name too
 */
record Past(Build template, String service) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String HISTORY = "upkeep-history.jsonl";

    /** Each job gets a build a day, the last of them today. */
    void lay(int jobs, int builds) {
        for (int number = 0; number < jobs; number++) {
            layJob("shop-%02d".formatted(number), builds);
        }
    }

    private void layJob(String other, int builds) {
        var source = template.job().folder();
        var target = source.resolveSibling(template.job().name().replace(service, other));
        var history = new StringBuilder();
        for (int number = 1; number <= builds; number++) {
            var before = Duration.ofDays(builds - number);
            layBuild(target.resolve("builds").resolve(Integer.toString(number)), other, number, before);
            for (var line : text(source.resolve(HISTORY)).lines().toList()) {
                history.append(entry(line, number, before).replace(service, other))
                        .append('\n');
            }
        }
        Disk.write(
                target.resolve("config.xml"), text(source.resolve("config.xml")).replace(service, other));
        Disk.write(target.resolve("nextBuildNumber"), (builds + 1) + "\n");
        Disk.write(target.resolve(HISTORY), history.toString());
    }

    private static String entry(String line, int number, Duration before) {
        try {
            var entry = (ObjectNode) MAPPER.readTree(line);
            entry.put("build", number);
            entry.put(
                    "started",
                    Instant.parse(entry.get("started").asText()).minus(before).toString());
            return MAPPER.writeValueAsString(entry);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a line of a history is no JSON: " + line, e);
        }
    }

    /** What is the same in all builds is there once. */
    private void layBuild(Path target, String other, int number, Duration before) {
        if (Files.exists(target)) {
            return;
        }
        for (var file : Disk.files(template.folder())) {
            var copy = target.resolve(template.folder().relativize(file));
            if (file.endsWith("build.xml")) {
                Disk.write(copy, build(text(file), number, before).replace(service, other));
            } else {
                link(copy, file);
            }
        }
    }

    private static String build(String text, int number, Duration before) {
        var result = new StringBuilder();
        for (var line : text.lines().toList()) {
            var moved = line.matches("\\s*<(timestamp|startTime|started)>\\d+</.*")
                    ? line.replaceAll("\\d+", Long.toString(number(line) - before.toMillis()))
                    : line.matches("\\s*<queueId>.*") ? line.replaceAll("\\d+", Integer.toString(1000 + number)) : line;
            result.append(moved).append('\n');
        }
        return result.toString();
    }

    private static long number(String line) {
        return Long.parseLong(line.replaceAll("\\D", ""));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read", e);
        }
    }

    private static void link(Path copy, Path file) {
        try {
            Files.createDirectories(copy.getParent());
            Files.createLink(copy, file);
        } catch (IOException e) {
            throw new UncheckedIOException(copy + ": cannot be made", e);
        }
    }
}
