package io.jenkins.plugins.upkeep.dependencies;

import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigFile;
import io.jenkins.plugins.upkeep.dependencies.update.FixSource;
import io.jenkins.plugins.upkeep.dependencies.update.Fixes;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.task.TaskContext;
import io.jenkins.plugins.upkeep.task.TaskFamilies;
import io.jenkins.plugins.upkeep.task.TaskLog;
import io.jenkins.plugins.upkeep.task.TaskOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A service with a requirements file, and runs of dependency-updates on it. */
final class UpdateDesk {
    /** A Python that is there on a usual machine; a version manager's would look at its home. */
    static final String PYTHON = Stream.of("/usr/bin/python3", "/usr/local/bin/python3")
            .filter(path -> Files.isExecutable(Path.of(path)))
            .findFirst()
            .orElse("python3");

    private final Path folder;
    private final TestIndex index;
    private FixSource fixes = FixSource.none();
    private Clock clock = Clock.systemUTC();
    private String settings = "";
    private String rest = "";
    private String python = PYTHON;
    private boolean dry;

    UpdateDesk(Path folder, TestIndex index) {
        this.folder = folder;
        this.index = index;
    }

    static Instant daysAgo(int days) {
        return Instant.now().minus(Duration.ofDays(days));
    }

    UpdateDesk fixing(Fixes known) {
        return knowing((components, now) -> known);
    }

    UpdateDesk knowing(FixSource source) {
        fixes = source;
        return this;
    }

    /** Lines of the section {@code updates}. */
    UpdateDesk with(String lines) {
        settings += lines.indent(2);
        return this;
    }

    /** Other sections. */
    UpdateDesk beside(String lines) {
        rest += lines;
        return this;
    }

    UpdateDesk python(String program) {
        python = program;
        return this;
    }

    UpdateDesk planning(boolean only) {
        dry = only;
        return this;
    }

    UpdateDesk later(Duration time) {
        clock = Clock.offset(Clock.systemUTC(), time);
        return this;
    }

    Path lock() {
        return folder.resolve("requirements.txt");
    }

    Path state() {
        return folder.resolve("state");
    }

    Path reports() {
        return folder.resolve("reports");
    }

    void lock(String text) throws Exception {
        Files.writeString(lock(), text);
    }

    Config config() throws Exception {
        var text = "service: shop\n" + rest + "updates:\n  files: [requirements.txt]\n  state: state\n  python: "
                + python + "\n  index: " + index.address() + "\n" + settings;
        var file = Files.writeString(folder.resolve("upkeep.yaml"), text);
        var sections = new HashSet<>(TaskFamilies.sections());
        sections.add(UpdatesConfig.class);
        return ConfigFile.read(file, sections, Map.of());
    }

    Report run(Map<String, String> options) throws Exception {
        var config = config();
        var checked = (DependencyUpdates)
                new DependenciesFamily().tasks().get(0).factory().create(config, new TaskOptions(options));
        var task = new DependencyUpdates(DependenciesFamily.parts(config, fixes), checked.request(), checked.reader());
        return task.run(context());
    }

    Report run() throws Exception {
        return run(Map.of());
    }

    TaskContext context() throws Exception {
        Files.createDirectories(reports());
        return new TaskContext(
                "dependency-updates",
                "shop",
                clock,
                TaskLog.silent(),
                Progress.unseen(),
                Files.createTempDirectory(folder, "work"),
                reports(),
                dry);
    }

    static UpdatesSection section(Report report) {
        return (UpdatesSection) report.section().orElseThrow();
    }

    static UpdateRow row(Report report, String name) {
        return section(report).rows().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static List<Finding> findings(Report report, String subject) {
        return report.findings().stream()
                .filter(finding -> finding.subject().equals(subject))
                .toList();
    }
}
