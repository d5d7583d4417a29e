package io.jenkins.plugins.upkeep.cli.run;

import io.jenkins.plugins.upkeep.cli.cadence.Cadence;
import io.jenkins.plugins.upkeep.cli.cadence.Part;
import io.jenkins.plugins.upkeep.cli.command.Commands;
import io.jenkins.plugins.upkeep.cli.task.TaskRequest;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.report.ReportTree;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.ParseResult;

/**
 * What a user asked of a cadence.
 *
 * @param cadence the cadence
 * @param config the configuration's file
 * @param summary the folder of its own report
 * @param tasks the folder with the folders of the tasks' reports
 * @param leftOut the tasks that are not to run
 * @param with the tasks that run only when somebody asks for them
 * @param switches what else was asked for
 */
record RunRequest(
        Cadence cadence,
        Path config,
        Path summary,
        Path tasks,
        Set<String> leftOut,
        Set<String> with,
        TaskRequest.Switches switches) {
    RunRequest {
        leftOut = Set.copyOf(leftOut);
        with = Set.copyOf(with);
    }

    static RunRequest of(Cadence cadence, ParseResult given) throws ConfigException {
        var folder = Optional.ofNullable(given.<String>matchedOptionValue("--report", null))
                .map(Path::of);
        return new RunRequest(
                cadence,
                Commands.config(given),
                folder.orElse(Path.of(ReportTree.FOLDER_NAME, cadence.task())),
                folder.orElse(Path.of(ReportTree.FOLDER_NAME)),
                tasks("--leave-out", cadence, given),
                tasks("--with", cadence, given),
                TaskRequest.Switches.of(given));
    }

    private static Set<String> tasks(String option, Cadence cadence, ParseResult given) throws ConfigException {
        var words = Arrays.stream(given.matchedOptionValue(option, "").split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
        var known = cadence.parts().stream().map(Part::task).toList();
        for (var word : words) {
            if (!known.contains(word)) {
                throw new ConfigException(
                        option + " " + word + ": is no task of this cadence; it has " + String.join(", ", known));
            }
        }
        return words;
    }
}
