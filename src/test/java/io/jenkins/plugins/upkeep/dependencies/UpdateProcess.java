package io.jenkins.plugins.upkeep.dependencies;

import io.jenkins.plugins.upkeep.config.ConfigFile;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.task.TaskContext;
import io.jenkins.plugins.upkeep.task.TaskFamilies;
import io.jenkins.plugins.upkeep.task.TaskLog;
import io.jenkins.plugins.upkeep.task.TaskOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;

/** Applies a plan in a process of its own, which a test may kill. */
final class UpdateProcess {
    private UpdateProcess() {}

    /** Arguments: the folder of upkeep.yaml and the plan's id. */
    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        var sections = new HashSet<>(TaskFamilies.sections());
        sections.add(UpdatesConfig.class);
        var config = ConfigFile.read(folder.resolve("upkeep.yaml"), sections, Map.of());
        var options = new TaskOptions(Map.of("apply", "true", "plan", arguments[1]));
        var task = new DependenciesFamily().tasks().get(0).factory().create(config, options);
        task.run(new TaskContext(
                "dependency-updates",
                "shop",
                Clock.systemUTC(),
                TaskLog.silent(),
                Progress.unseen(),
                folder,
                folder,
                false));
    }
}
