package io.jenkins.plugins.upkeep.cli.monitoring;

import io.jenkins.plugins.upkeep.cli.command.CommandGroup;
import io.jenkins.plugins.upkeep.cli.command.Commands;
import io.jenkins.plugins.upkeep.cli.command.Inventory;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code upkeep exporter} and {@code upkeep monitoring}: what Prometheus is told, and what it is to do with it. */
public final class MonitoringCommands implements CommandGroup {
    private final Inventory inventory;

    /**
     * @param inventory whose sections a configuration may have
     */
    public MonitoringCommands(Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public String heading() {
        return "Monitoring";
    }

    @Override
    public List<CommandSpec> commands() {
        return List.of(
                exporter(), Commands.group("monitoring", "Make the files that Prometheus and Grafana need", render()));
    }

    private CommandSpec exporter() {
        return Commands.leaf(
                        "exporter", "Serve metrics to Prometheus until it is stopped", new ExporterCommand(inventory))
                .addOption(Commands.config())
                .addOption(Commands.text("PORT", "The port to listen on; 8080 when left out", "--port")
                        .build())
                .addOption(Commands.text("ADDRESS", "The address to listen on; all when left out", "--listen")
                        .build())
                .addOption(Commands.text(
                                "DIR",
                                "The folder with the reports of all tasks; upkeep-report when left out",
                                "--reports")
                        .build())
                .addOption(Commands.text(
                                "FILE", "Write the metrics to a file for a node exporter once, and end", "--textfile")
                        .build());
    }

    private CommandSpec render() {
        return Commands.leaf(
                        "render",
                        "Write prometheus.yml, alert rules with their unit tests, and a dashboard into a folder",
                        new RenderCommand(inventory))
                .addPositional(Commands.argument("DIR", "The folder"))
                .addOption(Commands.config())
                .addOption(Commands.flag("--force", "Replace files that upkeep did not make"));
    }
}
