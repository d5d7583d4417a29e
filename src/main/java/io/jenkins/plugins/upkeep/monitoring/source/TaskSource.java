package io.jenkins.plugins.upkeep.monitoring.source;

import io.jenkins.plugins.upkeep.monitoring.metrics.Family;
import io.jenkins.plugins.upkeep.monitoring.metrics.MetricSource;
import io.jenkins.plugins.upkeep.report.History;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** How the tasks of a service stand, by what they remember beside their reports. It is read again when something was added. */
public final class TaskSource implements MetricSource {
    private final ReportTree reports;
    private final String service;
    private final Clock clock;
    private Set<String> seen = Set.of();
    private Map<String, History> known = Map.of();

    /**
     * @param reports where the reports lie
     * @param service the service
     * @param clock tells how old things are
     */
    public TaskSource(ReportTree reports, String service, Clock clock) {
        this.reports = reports;
        this.service = service;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "tasks";
    }

    @Override
    public synchronized List<Family> read(Duration patience) throws UpkeepException {
        var now = clock.instant();
        var present = marks();
        if (!present.equals(seen)) {
            known = reports.histories(service, now);
            seen = present;
        }
        var states = known.entrySet().stream()
                .map(task -> new TaskState(service, task.getKey(), task.getValue(), now))
                .toList();
        return TaskState.families(states);
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
