package io.jenkins.plugins.upkeep.cli.monitoring;

import io.jenkins.plugins.upkeep.cli.command.Action;
import io.jenkins.plugins.upkeep.cli.command.Commands;
import io.jenkins.plugins.upkeep.cli.command.ExitStatus;
import io.jenkins.plugins.upkeep.cli.command.Inventory;
import io.jenkins.plugins.upkeep.cli.command.Surroundings;
import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.ConfigFile;
import io.jenkins.plugins.upkeep.monitoring.exporter.MetricsServer;
import io.jenkins.plugins.upkeep.monitoring.exporter.Scraper;
import io.jenkins.plugins.upkeep.monitoring.exporter.TextFile;
import io.jenkins.plugins.upkeep.report.ReportTree;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.ParseResult;

/** {@code upkeep exporter}. It runs until a signal ends it, unless it is to write a file. */
record ExporterCommand(Inventory inventory) implements Action {
    private static final String PORT = "8080";
    private static final int LARGEST_PORT = 65_535;

    @Override
    public int run(ParseResult given, Surroundings world) throws UpkeepException, InterruptedException {
        var config = ConfigFile.read(Commands.config(given), inventory.sections(), world.environment());
        var reports = Path.of(given.matchedOptionValue("--reports", ReportTree.FOLDER_NAME));
        var file = given.matchedOptionValue("--textfile", "");
        return file.isEmpty()
                ? serve(config, reports, address(given), world)
                : write(config, reports, Path.of(file), world);
    }

    private static int write(Config config, Path reports, Path file, Surroundings world)
            throws UpkeepException, InterruptedException {
        try (var scraper = Sources.once(config, reports, world::complain)) {
            TextFile.write(file, scraper.scrape(Scraper.USUAL));
        }
        world.out().println("metrics of " + config.service() + " are in " + file);
        return ExitStatus.OK;
    }

    private static int serve(Config config, Path reports, InetSocketAddress address, Surroundings world)
            throws UpkeepException {
        try (var scraper = Sources.following(config, reports, world::complain);
                var server = MetricsServer.start(address, scraper)) {
            world.out().println("metrics of " + config.service() + " are at " + server.url());
            new CountDownLatch(1).await();
            return ExitStatus.OK;
        } catch (InterruptedException e) {
            world.complain("exporter: stopped");
            return ExitStatus.INTERRUPTED;
        }
    }

    private static InetSocketAddress address(ParseResult given) throws UpkeepException {
        var text = given.matchedOptionValue("--port", PORT);
        var port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : -1;
        if (port < 0 || port > LARGEST_PORT) {
            throw new ConfigException("--port: must be a number from 0 to " + LARGEST_PORT + "; 0 takes any free one");
        }
        var host = given.matchedOptionValue("--listen", "");
        var address = host.isEmpty() ? new InetSocketAddress(port) : new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new ConfigException("--listen: is no address of this machine; name one such as 127.0.0.1");
        }
        return address;
    }
}
