package io.jenkins.plugins.upkeep.it;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A real controller on the loopback interface, in a Java machine of its own, with a home of its own. It can be stopped,
 * killed and started again, and is gone when the tests are.
 */
final class Controller implements AutoCloseable {
    private static final Duration BOOT = Duration.ofMinutes(4);

    private final Path home;
    private final int port;
    private final List<String> options;
    private final Rest admin;
    private Process process;

    private Controller(Path home, int port, List<String> options) {
        this.home = home;
        this.port = port;
        this.options = List.copyOf(options);
        this.admin = as("admin");
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    }

    /**
     * Starts one with an empty home.
     *
     * @param name what to call it
     */
    static Controller fresh(String name) {
        return fresh(name, List.of());
    }

    /** The same, with more options for its Java. */
    static Controller fresh(String name, List<String> options) {
        try {
            var home = Path.of("target/it").toAbsolutePath().resolve(name);
            var controller = new Controller(home, freePort(), options);
            new ControllerHome(home, controller.url()).furnish(Rig.given());
            return controller.start();
        } catch (IOException e) {
            throw new UncheckedIOException("no controller for the tests", e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Starts it and waits until it does its work. */
    Controller start() {
        try {
            var builder = new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
            builder.environment().put("JENKINS_HOME", home.toString());
            // Jenkins itself cannot make a folder with an umlaut otherwise.
            builder.environment().put("LC_ALL", "C.UTF-8");
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("the controller cannot be started", e);
        }
        await("controller, see " + log())
                .atMost(BOOT)
                .pollInterval(Duration.ofMillis(300))
                .until(this::isReady);
        return this;
    }

    private List<String> command() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(java));
        command.addAll(options);
        command.addAll(List.of(
                "-Xmx768m",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-Djenkins.install.runSetupWizard=false",
                "-Dcasc.jenkins.config=" + home.resolve("casc"),
                "-Dhudson.model.UpdateCenter.never=true",
                "-Dhudson.model.DownloadService.never=true",
                // Else the port for agents would be open on all interfaces.
                "-Djenkins.model.Jenkins.slaveAgentPort=-1",
                "-Djenkins.security.csp.CspHeader.headerName=Content-Security-Policy",
                "-Dhudson.plugins.git.GitSCM.ALLOW_LOCAL_CHECKOUT=true",
                "-jar",
                Rig.given().war().toString(),
                "--httpPort=" + port,
                "--httpListenAddress=127.0.0.1"));
        return command;
    }

    private boolean isReady() {
        if (!process.isAlive()) {
            throw new AssertionError("the controller ended at once, see " + log());
        }
        try {
            return admin.get("/api/json").status() == 200;
        } catch (Rest.Unreachable e) {
            return false;
        }
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** The number of its process. */
    long pid() {
        return process.pid();
    }

    Path home() {
        return home;
    }

    Path log() {
        return home.resolveSibling(home.getFileName() + ".log");
    }

    /** All that it has logged. */
    String logged() {
        return Disk.text(log());
    }

    Rest admin() {
        return admin;
    }

    Rest as(String user) {
        return new Rest(url(), Optional.of(user));
    }

    Rest anonymous() {
        return new Rest(url(), Optional.empty());
    }

    /** Makes a pipeline, or gives one of this name another script. */
    Job job(String name, String script) {
        return Job.of(this, name, script);
    }

    /** As a crash of the machine, or the kernel when memory is short. */
    void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    /** Waits until it dies of itself. */
    void awaitDeath() {
        process.onExit().orTimeout(120, TimeUnit.SECONDS).join();
    }

    /** As the service manager does. */
    void terminate() {
        process.destroy();
        process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        kill();
    }
}
