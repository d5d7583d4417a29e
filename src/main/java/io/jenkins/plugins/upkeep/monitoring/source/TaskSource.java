package io.jenkins.plugins.upkeep.monitoring.source;

import io.jenkins.plugins.upkeep.monitoring.metrics.Family;
import io.jenkins.plugins.upkeep.monitoring.metrics.Family.Sample;
import io.jenkins.plugins.upkeep.monitoring.metrics.MetricSource;
import io.jenkins.plugins.upkeep.monitoring.metrics.Vocabulary;
import io.jenkins.plugins.upkeep.report.HistoryFile;
import io.jenkins.plugins.upkeep.report.ReportTree;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** How the tasks of a service stand, by what they remember beside their reports. It is read again when something was added. */
public final class TaskSource implements MetricSource {
    private final ReportTree reports;
    private final String service;
    private final Clock clock;
    private final Changes changes;
    private Set<String> seen = Set.of();
    private ReportTree.Content known = new ReportTree.Content(Map.of(), Map.of());

    /**
     * @param reports where the reports lie
     * @param service the service
     * @param clock tells how old things are
     * @param notes is told when what a task remembers cannot be read any more, and when it can again
     */
    public TaskSource(ReportTree reports, String service, Clock clock, Consumer<String> notes) {
        this.reports = reports;
        this.service = service;
        this.clock = clock;
        this.changes = new Changes(notes);
    }

    @Override
    public String name() {
        return "tasks";
    }

    @Override
    public List<Family> read(Duration patience) throws UpkeepException {
        var now = clock.instant();
        var present = marks();
        // The rights of a file may change without a trace: what could not be read is tried each time.
        if (!present.equals(seen) || !known.problems().isEmpty()) {
            known = reports.content(service, now);
            seen = present;
            tell();
        }
        var states = known.histories().entrySet().stream()
                .map(task -> new TaskState(service, task.getKey(), task.getValue(), now))
                .toList();
        var families = new ArrayList<>(TaskState.families(states));
        families.add(Family.of(Vocabulary.HISTORY_UP, tasks().map(this::readable)));
        return families;
    }

    private Stream<String> tasks() {
        return Stream.concat(known.histories().keySet().stream(), known.problems().keySet().stream())
                .distinct();
    }

    private Sample readable(String task) {
        return Sample.of(known.problems().containsKey(task) ? 0 : 1, service, task);
    }

    private void tell() {
        tasks().filter(task -> !known.problems().containsKey(task)).forEach(task -> changes.well("history of " + task));
        known.problems().forEach((task, why) -> changes.failed("history of " + task, "source tasks: " + why));
    }

    /** What changes when a run is remembered. */
    private Set<String> marks() throws UpkeepException {
        var marks = new TreeSet<String>();
        if (Files.isDirectory(reports.root())) {
            try (var folders = Files.newDirectoryStream(reports.root(), Files::isDirectory)) {
                for (var folder : folders) {
                    marks.add(mark(folder.resolve(HistoryFile.FILE_NAME)));
                }
            } catch (IOException | DirectoryIteratorException e) {
                throw new UpkeepException(reports.root() + ": cannot be listed (" + e + "); check its rights", e);
            }
        }
        return marks;
    }

    private static String mark(Path file) throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        var attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return file + " " + attributes.fileKey() + " " + attributes.size() + " " + attributes.lastModifiedTime();
    }
}
