package io.jenkins.plugins.upkeep.it;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** An agent: a Java machine of its own, which connects to the controller by WebSocket. */
final class Agent implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofMinutes(2);
    private static final Pattern SECRET = Pattern.compile("<argument>([0-9a-f]{64})</argument>");

    private final Controller controller;
    private final String name;
    private final Path folder;
    private Process process;

    /** The agent "hut", which each controller knows. */
    Agent(Controller controller) {
        this(controller, "hut", new ControllerHome(controller.home(), controller.url()).agentFolder());
    }

    private Agent(Controller controller, String name, Path folder) {
        this.controller = controller;
        this.name = name;
        this.folder = folder;
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    }

    /**
     * Makes a further one known to the controller.
     *
     * @param name its name and its label
     * @param executors how many builds it runs at a time
     */
    static Agent another(Controller controller, String name, int executors) {
        var folder = controller.home().resolveSibling(controller.home().getFileName() + "-agent-" + name);
        Disk.remove(folder);
        controller.admin().script("""
                def launcher = new hudson.slaves.JNLPLauncher()
                launcher.webSocket = true
                def node = new hudson.slaves.DumbSlave('%s', '%s', launcher)
                node.numExecutors = %d
                node.labelString = node.nodeName
                node.mode = hudson.model.Node.Mode.EXCLUSIVE
                jenkins.model.Jenkins.get().addNode(node)
                """.formatted(name, folder, executors));
        return new Agent(controller, name, folder);
    }

    String name() {
        return name;
    }

    /** Its folder. */
    Path folder() {
        return folder;
    }

    /** The number of its process. */
    long pid() {
        return process.pid();
    }

    /** The workspace of a pipeline on it. */
    Path workspace(Job job) {
        return folder().resolve("workspace").resolve(job.name());
    }

    /** Starts it and waits until it is connected. */
    Agent start() {
        try {
            Files.createDirectories(folder());
            process = new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder().resolve("agent.log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("the agent cannot be started", e);
        }
        awaitConnected();
        return this;
    }

    private List<String> command() throws IOException {
        var jar = folder().resolve("agent.jar");
        try (var content =
                URI.create(controller.url() + "/jnlpJars/agent.jar").toURL().openStream()) {
            Files.write(jar, content.readAllBytes());
        }
        var page = controller.admin().text("/computer/" + name + "/jenkins-agent.jnlp");
        var secret = SECRET.matcher(page).results().findFirst().orElseThrow().group(1);
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(
                java,
                "-Xmx128m",
                "-jar",
                jar.toString(),
                "-url",
                controller.url() + "/",
                "-webSocket",
                "-name",
                name,
                "-secret",
                secret,
                "-workDir",
                folder().toString());
    }

    void awaitConnected() {
        await("agent").atMost(CONNECT).pollInterval(Duration.ofMillis(300)).until(this::isConnected);
    }

    private boolean isConnected() {
        return !controller
                .admin()
                .json("/computer/" + name + "/api/json")
                .get("offline")
                .asBoolean();
    }

    void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
