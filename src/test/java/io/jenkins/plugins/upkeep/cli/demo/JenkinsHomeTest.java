package io.jenkins.plugins.upkeep.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JenkinsHomeTest {
    @TempDir
    private Path from;

    @TempDir
    private Path to;

    @Test
    void shouldTakeEachPluginOnceAndNoOtherUpkeep() throws Exception {
        // Given
        for (var name : new String[] {"git.hpi", "git.jpi", "junit.hpi", "upkeep.hpi", "upkeep.jpi", "notes.txt"}) {
            Files.writeString(from.resolve(name), name);
        }

        // When
        JenkinsHome.copyPlugins(from, to);

        // Then
        assertThat(to).isDirectoryNotContaining("glob:**/*.{hpi,txt}");
        assertThat(to.resolve("git.jpi")).exists();
        assertThat(to.resolve("junit.jpi")).hasContent("junit.hpi");
        assertThat(to.resolve("upkeep.jpi")).doesNotExist();
    }
}
