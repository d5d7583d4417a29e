package io.jenkins.plugins.upkeep.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The steps on an agent. */
@NeedsJenkins
class AgentIT {
    private static final String BODY = """
            def report = verifiedBackup()
            echo "ended ${report.status}"
            """;

    private final Controller controller;
    private final Agent agent;

    AgentIT(Controller controller) {
        this.controller = controller;
        this.agent = new Agent(controller);
    }

    @BeforeEach
    void start() {
        agent.start();
    }

    @AfterEach
    void end() {
        agent.close();
    }

    @Test
    void shouldLayTheToolOnceAndNoticeDamage() throws IOException {
        // Given
        var first = run("laid");
        assertThat(first.result()).as(first.log()).hasValue("SUCCESS");
        var jars = jars();
        var keys = keys(jars);

        // When
        var second = run("laid");

        // Then
        assertThat(second.result()).as(second.log()).hasValue("SUCCESS");
        assertThat(keys(jars())).isEqualTo(keys);
        assertThat(Shop.sets(agent.workspace(second.job()))).hasSize(2);

        // When
        var size = Files.size(jars.get(0));
        Files.write(jars.get(0), new byte[(int) size]);
        var third = run("laid");

        // Then
        assertThat(third.result()).as(third.log()).hasValue("SUCCESS");
        assertThat(keys(jars())).isNotEqualTo(keys).hasSameSizeAs(keys);
        assertThat(Disk.find(
                        agent.folder().resolve("upkeep/tool"),
                        path -> path.getFileName().toString().matches("\\.(new|old)-.*")))
                .isEmpty();
    }

    @Test
    void shouldGoOnWhenTheAgentComesBack() {
        // Given
        var job = controller.job("away", Shop.pipeline("hut", Shop.SLOW, BODY));
        Shop.layBig(agent.workspace(job), 30);
        var build = job.start();
        var temporary = agent.workspace(job).resolveSibling(job.name() + "@tmp");
        await().until(() -> !Processes.of(temporary).isEmpty());

        // When
        agent.kill();
        var running = Processes.of(temporary);
        agent.start();

        // Then
        assertThat(running).as("the task outlives the agent").isNotEmpty();
        assertThat(build.awaitEnd()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(build.lines("ended OK")).hasSize(1);
        assertThat(build.log()).containsSubsequence("files of big: 1 entry", "is stored and was read back", "OK: set");
        assertThat(Shop.sets(agent.workspace(job))).hasSize(1);
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void shouldUndoOnAnAgent() {
        // Given
        var job = controller.job("far", Shop.pipeline("hut", Shop.SLOW, BODY));
        Shop.layBig(agent.workspace(job), 60);
        var build = job.start();
        await().until(() -> !Shop.leftovers(agent.workspace(job)).isEmpty());

        // When
        build.stop();

        // Then
        assertThat(build.awaitEnd()).as(build.log()).isEqualTo("ABORTED");
        assertThat(Shop.leftovers(agent.workspace(job))).isEmpty();
    }

    private Build run(String name) {
        return controller.job(name, Shop.pipeline("hut", Shop.QUICK, BODY)).run();
    }

    private List<Path> jars() {
        return Disk.find(
                agent.folder().resolve("upkeep/tool"), path -> path.toString().endsWith(".jar"));
    }

    /** Changed by any transfer. */
    private static List<Object> keys(List<Path> files) {
        return files.stream().map(AgentIT::key).toList();
    }

    private static Object key(Path file) {
        try {
            return Files.getAttribute(file, "unix:ino");
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read", e);
        }
    }
}
