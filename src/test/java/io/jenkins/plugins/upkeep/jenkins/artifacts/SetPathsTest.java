package io.jenkins.plugins.upkeep.jenkins.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.AbortException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetPathsTest {
    @ParameterizedTest
    @ValueSource(strings = {"README.txt", "database/data-0001.sql.zst", "files/..own/a b ü.tar.zst"})
    void shouldLetPathsWithinASetPass(String path) throws Exception {
        assertThat(SetPaths.requireWithin(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/etc/passwd", "../x", "a/../../x", "a//b", "a/.", "a/", "..\\x", "C:x", "a\0b"})
    void shouldRefuseWhatLeadsOutOfIt(String path) {
        assertThatThrownBy(() -> SetPaths.requireWithin(path)).isInstanceOf(AbortException.class);
    }
}
