package io.jenkins.plugins.upkeep.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigFile;
import io.jenkins.plugins.upkeep.task.TaskFamilies;
import io.jenkins.plugins.upkeep.window.Windows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowModeTest {
    private static final String ID = "r1";

    @TempDir
    private Path folder;

    private Config config;

    @BeforeEach
    void configure() throws Exception {
        write("flag: " + flag());
    }

    @AfterEach
    void leave() throws Exception {
        mode(Duration.ofHours(1)).leave(ID, true);
    }

    private void write(String mode) throws Exception {
        var file = folder.resolve("upkeep.yaml");
        Files.writeString(
                file, "service: shop\nmaintenance: {state: " + folder.resolve("windows") + ", mode: {" + mode + "}}\n");
        config = ConfigFile.read(file, TaskFamilies.sections(), Map.of());
    }

    private Path flag() {
        return folder.resolve("MAINTENANCE");
    }

    private WindowMode mode(Duration length) throws Exception {
        return WindowMode.of(config, length);
    }

    private Instant until() throws Exception {
        return Windows.of(config).open().get(0).until();
    }

    @Test
    void shouldExtendOnlyWhatWouldSoonBeOver() throws Exception {
        // Given
        mode(Duration.ofMinutes(1)).enter(ID, "rollback");
        var before = until();

        // When, Then
        assertThat(mode(Duration.ofMinutes(1)).keep(ID, "rollback")).isEmpty();
        assertThat(until()).isEqualTo(before);
        mode(Duration.ofHours(1)).keep(ID, "rollback");
        assertThat(until()).isAfter(before.plus(Duration.ofMinutes(50)));
    }

    @Test
    void shouldEnterAgainWhatWasLeftMeanwhile() throws Exception {
        // Given
        var mode = mode(Duration.ofHours(1));
        mode.enter(ID, "rollback");
        mode.leave(ID, false);
        assertThat(flag()).doesNotExist();

        // When
        mode.keep(ID, "rollback");

        // Then
        assertThat(flag()).exists();
    }

    @Test
    void shouldOnlySayThatItCannotBeEnteredAgain() throws Exception {
        // Given
        write("enter: ['false'], leave: ['true']");

        // When
        var findings = mode(Duration.ofHours(1)).keep(ID, "rollback");

        // Then
        assertThat(findings)
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.seen()).contains("cannot be kept on", "maintenance.mode.enter"));
    }
}
