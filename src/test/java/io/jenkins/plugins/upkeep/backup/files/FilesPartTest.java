package io.jenkins.plugins.upkeep.backup.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FilesPartTest {
    @Test
    void shouldRefusePathsThatLeaveTheBase() {
        assertThatThrownBy(() -> new FilesPart("data", List.of("../secret")))
                .hasMessage("files part data: ../secret holds '..'; write the absolute path instead");
    }

    @Test
    void shouldRefuseTheRootFolder() {
        assertThatThrownBy(() -> new FilesPart("data", List.of("/./")))
                .hasMessage("files part data: /./ is the whole machine; name what is wanted of it");
    }

    @Test
    void shouldRefuseTwoPathsOfOneStoredName() {
        assertThatThrownBy(() -> new FilesPart("data", List.of("/etc", "etc/app")))
                .hasMessageContaining("put them in two parts");
    }

    @Test
    void shouldDropRepeatedPaths() {
        assertThat(new FilesPart("data", List.of("a", "/b", "a")).paths()).containsExactly("a", "/b");
    }
}
