package io.jenkins.plugins.upkeep.cli.run;

import io.jenkins.plugins.upkeep.cli.cadence.Cadence;
import io.jenkins.plugins.upkeep.cli.cadence.Cadences;
import io.jenkins.plugins.upkeep.cli.cadence.Part;
import io.jenkins.plugins.upkeep.cli.command.CommandGroup;
import io.jenkins.plugins.upkeep.cli.command.Commands;
import io.jenkins.plugins.upkeep.cli.command.Inventory;
import io.jenkins.plugins.upkeep.cli.task.TaskCommands;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code upkeep run}: the tasks that are due together. */
public final class RunCommands implements CommandGroup {
    private final Inventory inventory;

    /**
     * @param inventory which tasks there are
     */
    public RunCommands(Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public String heading() {
        return "Tasks that are due together, with one summary";
    }

    @Override
    public List<CommandSpec> commands() {
        var cadences = Cadences.all().stream().map(this::command).toArray(CommandSpec[]::new);
        return List.of(Commands.group("run", "Run the tasks that are due together", cadences));
    }

    private CommandSpec command(Cadence cadence) {
        var names = cadence.parts().stream()
                .filter(part -> !part.asked())
                .map(Part::task)
                .collect(Collectors.joining(", "));
        var command = Commands.careful(
                        cadence.word(),
                        "Run " + names + ", as far as upkeep.yaml has something for them",
                        new RunCadence(cadence, inventory))
                .addOption(Commands.config())
                .addOption(Commands.text(
                                "DIR",
                                "Where the summary goes, and below it the tasks' reports; upkeep-report/"
                                        + cadence.task() + " and upkeep-report/TASK when left out",
                                "--report")
                        .build())
                .addOption(Commands.text("TASKS", "Tasks that are not to run, with commas between them", "--leave-out")
                        .build());
        asked(cadence).ifPresent(command::addOption);
        return TaskCommands.switches(command);
    }

    private static Optional<OptionSpec> asked(Cadence cadence) {
        var tasks = cadence.parts().stream().filter(Part::asked).map(Part::task).collect(Collectors.joining(", "));
        return tasks.isEmpty()
                ? Optional.empty()
                : Optional.of(Commands.text(
                                "TASKS",
                                "Tasks that take the service down for a while and run only when somebody asks for them: "
                                        + tasks,
                                "--with")
                        .build());
    }
}
