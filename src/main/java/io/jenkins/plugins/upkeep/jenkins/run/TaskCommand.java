package io.jenkins.plugins.upkeep.jenkins.run;

import io.jenkins.plugins.upkeep.cli.Signals;
import io.jenkins.plugins.upkeep.cli.durable.TaskFolder;
import io.jenkins.plugins.upkeep.jenkins.agent.AgentTool;
import io.jenkins.plugins.upkeep.jenkins.settings.UpkeepConfiguration;
import io.jenkins.plugins.upkeep.system.process.ShellWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The script that starts a task: one command, each word of it quoted. It replaces the shell, so that a signal reaches Java
 * itself, and has a cookie of its own, so that the end of a neighbour does not end it.
 *
 * @param id the run's id
 * @param tool the tool on the agent
 * @param folder the task's folder on the agent
 */
record TaskCommand(String id, AgentTool tool, String folder) {
    /** They take a second or two: Java's better compiler would cost them more than it gives. */
    private static final Set<String> SHORT = Set.of(
            "access-audit", "data-quality", "emergency-check", "health-check", "redis-maintenance", "upgrade-plan");

    /** The tool ends itself a little before the step ends it. */
    private static final int SPARE_SECONDS = 2;

    /** Java reads names of files by the locale; one that knows ASCII only would damage them. */
    private static final String HEAD = """
            #!/bin/sh
            case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
              *[Uu][Tt][Ff]-8 | *[Uu][Tt][Ff]8) ;;
              *) export LC_ALL=C.UTF-8 ;;
            esac
            """;

    String script(TaskRequest request, UpkeepConfiguration settings) {
        var own = ShellWord.of("upkeep-" + id);
        return HEAD + "JENKINS_SERVER_COOKIE=" + own + (request.isLasting() ? " JENKINS_NODE_COOKIE=" + own : "")
                + " UPKEEP_TASK=" + ShellWord.of(id) + " exec "
                + words(request, settings).stream().map(ShellWord::of).collect(Collectors.joining(" ")) + "\n";
    }

    private List<String> words(TaskRequest request, UpkeepConfiguration settings) {
        var words = new ArrayList<>(tool.words(options(request.task(), settings)));
        words.add(request.task());
        words.addAll(List.of("--config", request.config(settings.getConfig()), "--report", folder + "/report"));
        if (request.dryRun()) {
            words.add("--dry-run");
        }
        request.options().entrySet().forEach(option -> words.add(word(option)));
        return words;
    }

    private List<String> options(String task, UpkeepConfiguration settings) {
        var options = new ArrayList<String>();
        options.add("-D" + TaskFolder.PROPERTY + "=" + folder);
        options.add("-D" + Signals.PROPERTY + "=" + Math.max(1, settings.getStopGrace() - SPARE_SECONDS));
        if (SHORT.contains(task)) {
            options.add("-XX:TieredStopAtLevel=1");
        }
        options.addAll(settings.jvmWords());
        return options;
    }

    /** One word, so that a value that begins with a hyphen stays a value; a flag has none. */
    static String word(Map.Entry<String, String> option) {
        var name = "--" + option.getKey().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        return option.getValue().isEmpty() ? name : name + "=" + option.getValue();
    }
}
