package io.jenkins.plugins.upkeep.system.store.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArtifactsFolderTest {
    @Test
    void shouldBeTheFolderThatTheStepGives() throws Exception {
        // When
        var store = ArtifactsFolder.of(Map.of(ArtifactsFolder.FOLDER, "/a/b", ArtifactsFolder.PREPARATION, "1500"))
                .store();

        // Then
        assertThat(store.describe()).isEqualTo("jenkins:artifacts");
        assertThatThrownBy(() -> store.open("c"))
                .hasMessage("store jenkins:artifacts (on the way in /a/b): cannot read c: no such file");
        assertThat(store.preparation()).isEqualTo(Duration.ofMillis(1500));
        assertThat(ArtifactsFolder.of(Map.of(ArtifactsFolder.FOLDER, "/a")).preparation())
                .isZero();
    }

    @Test
    void shouldSayInOneLineThatItIsForStepsOnly() {
        assertThatThrownBy(() -> Stores.open(URI.create(ArtifactsFolder.ADDRESS), Path.of("/")))
                .isInstanceOf(UpkeepException.class)
                .hasMessage(
                        "store jenkins:artifacts: is there in the steps of Jenkins only, which put the sets among the"
                                + " artifacts of a build; elsewhere use file:/folder or s3://bucket/prefix?region=name");
    }
}
