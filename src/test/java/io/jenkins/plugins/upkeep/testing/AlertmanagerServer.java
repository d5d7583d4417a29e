package io.jenkins.plugins.upkeep.testing;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.RunningProcess;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real Alertmanager on a port of its own, which tells nobody of its alerts unless its configuration says so. */
public final class AlertmanagerServer implements AutoCloseable {
    private static final String SILENT = """
            route: {receiver: nobody}
            receivers: [{name: nobody}]
            """;

    private final RunningProcess process;
    private final URI address;

    private AlertmanagerServer(RunningProcess process, URI address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Starts one that tells nobody; a test is skipped where there is none.
     *
     * @param folder where it keeps its data
     */
    public static AlertmanagerServer start(Path folder) throws Exception {
        return start(folder, SILENT);
    }

    /**
     * Starts one with a configuration.
     *
     * @param folder where it keeps its data
     * @param config its configuration
     */
    public static AlertmanagerServer start(Path folder, String config) throws Exception {
        return start(folder, config, Ports.free());
    }

    /** As {@link #start(Path, String)}, on a given port: one that was there before, and comes back. */
    public static AlertmanagerServer start(Path folder, String config, int port) throws Exception {
        assumeThat(Command.find("prometheus-alertmanager"))
                .as("prometheus-alertmanager is not installed; run bin/setup --test")
                .isPresent();
        var file = Files.writeString(folder.resolve("alertmanager.yml"), config);
        var process = Command.of("prometheus-alertmanager", "--config.file=" + file)
                .with("--storage.path=" + folder.resolve("alertmanager"))
                .with("--web.listen-address=127.0.0.1:" + port, "--cluster.listen-address=")
                .start();
        process.discardOutput();
        var server = new AlertmanagerServer(process, URI.create("http://127.0.0.1:" + port));
        Readiness.of(process, server.address());
        return server;
    }

    public URI address() {
        return address;
    }

    @Override
    public void close() {
        process.close();
    }
}
