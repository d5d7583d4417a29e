package io.jenkins.plugins.upkeep.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.jenkins.plugins.upkeep.cli.cadence.Cadence;
import io.jenkins.plugins.upkeep.cli.cadence.Cadences;
import io.jenkins.plugins.upkeep.cli.cadence.Part;
import io.jenkins.plugins.upkeep.cli.command.Inventory;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What users without Jenkins copy: the lines for cron and the units for systemd. */
class ScheduleFilesTest {
    private static final Path FOLDER = Path.of("resources/io/jenkins/plugins/upkeep");
    private static final String HOME = "/opt/upkeep";
    private static final Pattern CRON_LINE =
            Pattern.compile("(\\d+) (\\d+) (\\S+) (\\S+) (\\S+) +upkeep +(.*/bin/upkeep run (\\w+) .*)");
    private static final Pattern CALENDAR = Pattern.compile("OnCalendar=(Sun )?\\*-(\\S+)-(\\S+) (\\d+):(\\d+)");

    private static List<Cadence> cadences() {
        return Cadences.all();
    }

    @ParameterizedTest
    @MethodSource("cadences")
    void shouldOnlyHaveTasksThatThereAre(Cadence cadence) {
        var known = Inventory.found().tasks().stream().map(task -> task.name()).collect(Collectors.toSet());

        assertThat(cadence.parts()).extracting(Part::task).allMatch(known::contains);
    }

    @Test
    void shouldRunTheSameCadencesAtTheSameTimesByCronAndBySystemd() throws Exception {
        // Given
        var timers = new TreeMap<String, String>();
        for (var timer : units(".timer")) {
            var text = Files.readString(timer);
            var cadence = timer.getFileName().toString().replaceAll("upkeep-|\\.timer", "");
            assertThat(text).contains("Unit=upkeep@" + cadence + ".service", "Persistent=true");
            timers.put(cadence, moment(text));
        }

        // When
        var lines = cron();

        // Then
        assertThat(lines).isEqualTo(timers).containsOnlyKeys("daily", "monthly", "quarterly", "weekly");
        assertThat(cadences()).extracting(Cadence::word).containsAll(lines.keySet());
    }

    @Test
    void shouldBeUnitsThatSystemdTakes(@TempDir Path folder) throws Exception {
        // Given
        assumeThat(Command.find("systemd-analyze"))
                .as("systemd is not installed; run bin/setup --test")
                .isPresent();
        var program = Files.writeString(folder.resolve("upkeep"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        var copies = new ArrayList<String>();
        for (var unit : units("")) {
            var text = Files.readString(unit).replace("ExecStart=" + HOME + "/bin/upkeep", "ExecStart=" + program);
            var name = unit.getFileName().toString();
            Files.writeString(folder.resolve(name), text);
            copies.add(folder.resolve(name.replace("@.", "@daily.")).toString());
        }

        // When
        var command =
                Command.of("systemd-analyze", "--recursive-errors=no", "verify").with(copies);

        // Then
        assertThat(command.output(Duration.ofMinutes(1))).isEmpty();
    }

    private static Map<String, String> cron() throws Exception {
        var lines = new TreeMap<String, String>();
        for (var line : Files.readAllLines(FOLDER.resolve("crontab"))) {
            if (!line.isEmpty() && !line.startsWith("#") && !line.matches("[A-Z]+=.*")) {
                var matcher = CRON_LINE.matcher(line);
                assertThat(matcher.matches()).as(line).isTrue();
                assertThat(matcher.group(6))
                        .startsWith("cd /var/lib/upkeep && " + HOME)
                        .endsWith(" --quiet");
                lines.put(
                        matcher.group(7),
                        Stream.of(5, 4, 3, 2, 1).map(matcher::group).collect(Collectors.joining(" ")));
            }
        }
        return lines;
    }

    /** As cron's fields, the longest first. */
    private static String moment(String timer) {
        var matcher = CALENDAR.matcher(timer);
        assertThat(matcher.find()).as(timer).isTrue();
        return String.join(
                " ",
                matcher.group(1) == null ? "*" : "0",
                plain(matcher.group(2)),
                plain(matcher.group(3)),
                plain(matcher.group(4)),
                matcher.group(5));
    }

    /** Without the zeros before. */
    private static String plain(String numbers) {
        return numbers.replaceAll("\\b0", "");
    }

    private static List<Path> units(String end) throws Exception {
        try (var files = Files.list(FOLDER.resolve("systemd"))) {
            return files.filter(file -> file.getFileName().toString().endsWith(end))
                    .sorted()
                    .toList();
        }
    }
}
