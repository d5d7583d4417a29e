package io.jenkins.plugins.upkeep.cli.demo;

import io.jenkins.plugins.upkeep.cli.command.CommandGroup;
import io.jenkins.plugins.upkeep.cli.command.Commands;
import io.jenkins.plugins.upkeep.cli.command.Inventory;
import io.jenkins.plugins.upkeep.cli.command.Surroundings;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code upkeep demo}: the main job, shown on a service that is made for it. */
public final class DemoCommands implements CommandGroup {
    private final Inventory inventory;

    /**
     * @param inventory whose tasks the demo runs
     */
    public DemoCommands(Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public String heading() {
        return "To see how it works";
    }

    @Override
    public List<CommandSpec> commands() {
        var demo = Commands.careful(
                        "demo",
                        "Back up a sample service, prove the backup, damage a copy and see that it is noticed",
                        this::run)
                .addOption(Commands.text(
                                "DIR",
                                "Where the reports go; upkeep-report/demo or, with --quarter, upkeep-report/quarter when left out",
                                "--report")
                        .build())
                .addOption(Commands.text(
                                "DIR",
                                "Keep the service's files, its backups and its upkeep.yaml in this empty folder",
                                "--keep")
                        .build())
                .addOption(Commands.text(
                                "N",
                                "How large the sample database is; 0.04, about 120 MB, or 0.002 with --quarter when left out",
                                "--scale")
                        .build())
                .addOption(quarter())
                .addOption(jenkins())
                .addOption(Commands.flag("--quiet", "Print the verdict only"));
        return List.of(demo);
    }

    private static OptionSpec quarter() {
        return Commands.flag(
                "--quarter",
                "Live through a quarter instead, in minutes: 91 days with their cadences, and trouble that must be"
                        + " noticed");
    }

    private static OptionSpec jenkins() {
        return Commands.text(
                        "FILE",
                        "Start a Jenkins of this WAR and this folder of plugins instead, with the cadences as"
                                + " jobs; until Ctrl-C",
                        "--jenkins")
                .arity("2")
                .type(String[].class)
                .paramLabel("WAR PLUGINS")
                .hideParamSyntax(true)
                .build();
    }

    private int run(ParseResult given, Surroundings world) throws UpkeepException, InterruptedException {
        if (given.hasMatchedOption("--quarter")) {
            return new QuarterDemo(QuarterRequest.of(given, world.clock()), inventory, world).run();
        }
        var request = DemoRequest.of(given);
        return request.jenkins().isPresent()
                ? new JenkinsDemo(request, world).run()
                : new Demo(request, inventory, world).run();
    }
}
