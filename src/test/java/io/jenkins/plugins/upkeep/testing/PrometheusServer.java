package io.jenkins.plugins.upkeep.testing;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.RunningProcess;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A real Prometheus with samples of the past, on a port of its own. */
public final class PrometheusServer implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final RunningProcess process;
    private final URI address;

    private PrometheusServer(RunningProcess process, URI address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Starts one; a test is skipped where there is none.
     *
     * @param folder where it keeps its data
     * @param samples in the text format of OpenMetrics
     */
    public static PrometheusServer start(Path folder, String samples) throws Exception {
        return start(folder, samples, "global: {}\n");
    }

    /** As {@link #start(Path, String)}, with a configuration. */
    public static PrometheusServer start(Path folder, String samples, String configuration) throws Exception {
        assumeThat(Command.find("prometheus").isPresent()
                        && Command.find("promtool").isPresent())
                .as("prometheus is not installed; run bin/setup --test")
                .isTrue();
        var text = Files.writeString(folder.resolve("samples.txt"), samples);
        var data = folder.resolve("data");
        // Few large blocks: a quarter in blocks of two hours takes minutes to write.
        Command.of("promtool", "tsdb", "create-blocks-from", "--max-block-duration=2400h", "openmetrics")
                .with(text.toString(), data.toString())
                .output(LONGEST);
        var config = Files.writeString(folder.resolve("prometheus.yml"), configuration);
        var port = Ports.free();
        var process = Command.of("prometheus", "--config.file=" + config, "--storage.tsdb.path=" + data)
                .with("--storage.tsdb.retention.time=10y", "--web.listen-address=127.0.0.1:" + port)
                .start();
        process.discardOutput();
        var server = new PrometheusServer(process, URI.create("http://127.0.0.1:" + port));
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
