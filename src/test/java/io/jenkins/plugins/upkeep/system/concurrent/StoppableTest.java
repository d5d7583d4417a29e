package io.jenkins.plugins.upkeep.system.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoppableTest {
    @AfterEach
    void takeTheMarkAway() {
        Thread.interrupted();
    }

    @Test
    void shouldTakeAFailureOfAStoppedThreadForAStop() {
        // When, Then
        assertThatThrownBy(() -> Stoppable.run(() -> {
                    Thread.currentThread().interrupt();
                    throw new UpkeepException("store: closed");
                }))
                .isInstanceOf(InterruptedException.class)
                .hasRootCauseMessage("store: closed");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void shouldLeaveAFailureAsItIs() {
        // When, Then
        assertThatThrownBy(() -> Stoppable.run(() -> {
                    throw new UpkeepException("store: closed");
                }))
                .isInstanceOf(UpkeepException.class);
    }

    @Test
    void shouldTakeADoubtfulResultOfAStoppedThreadForAStop() {
        // When, Then
        assertThatThrownBy(() -> Stoppable.run(() -> stopped("not looked at"), "fine"::equals))
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void shouldKeepAWholeResultOfAStoppedThread() throws Exception {
        // When, Then
        assertThat(Stoppable.run(() -> stopped("fine"), "fine"::equals)).isEqualTo("fine");
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void shouldKeepADoubtfulResultOfAThreadThatGoesOn() throws Exception {
        // When, Then
        assertThat(Stoppable.run(() -> "not looked at", "fine"::equals)).isEqualTo("not looked at");
    }

    private static String stopped(String result) {
        Thread.currentThread().interrupt();
        return result;
    }
}
