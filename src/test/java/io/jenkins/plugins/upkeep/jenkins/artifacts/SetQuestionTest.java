package io.jenkins.plugins.upkeep.jenkins.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.AbortException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetQuestionTest {
    @Test
    void shouldReadServiceAndStore() throws Exception {
        // When
        var question = SetQuestion.in("service: my shop\nbackup: {store: 'jenkins:artifacts', parts: {}}\n");

        // Then
        assertThat(question.isOfArtifacts()).isTrue();
        assertThat(question.service()).isEqualTo("my shop");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "a: b: c",
                "backup: jenkins:artifacts",
                "backup: {store: [jenkins:artifacts]}",
                "backup: {store: 's3://bucket/jenkins:artifacts'}"
            })
    void shouldTakeAllElseForAnotherStore(String text) {
        assertThat(SetQuestion.in(text).isOfArtifacts()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "service: {}", "service: '${file:/etc/hostname}'", "service: ${env:NAME}"})
    void shouldNeedTheNameOfTheServiceAsItIs(String text) {
        assertThatThrownBy(() -> SetQuestion.in(text).service())
                .isInstanceOf(AbortException.class)
                .hasMessageStartingWith("service: ");
    }
}
