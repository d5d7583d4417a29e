package io.jenkins.plugins.upkeep.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.config.NotifyConfig;
import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotifierTest {
    private static final Message MESSAGE = Notifiers.critical("s", "t");

    @TempDir
    private Path folder;

    private interface Delivering {
        void deliver() throws UpkeepException, InterruptedException;
    }

    private record Fake(String name, Delivering work) implements Channel {
        @Override
        public boolean wants(NotifyConfig.Occasion occasion) {
            return true;
        }

        @Override
        public List<Secret> secrets() {
            return List.of(Secret.of("hunter2"));
        }

        @Override
        public void deliver(Message message, Duration limit) throws UpkeepException, InterruptedException {
            work.deliver();
        }
    }

    @Test
    void shouldTellOnlyThoseWhoAreToBeTold() throws Exception {
        // Given
        var notifier = Notifiers.of(folder, """
                slack: {webhook: "no address", on: [resolved]}
                email: {smtp: "smtp://localhost:1", from: a@example.org, to: [b@example.org], on: [failed, resolved]}
                eventLog: events.jsonl
                """);

        // When, Then
        assertThat(notifier.channels()).containsExactly("slack", "email", "event log");
        assertThat(names(notifier, NotifyConfig.Occasion.STARTED)).containsExactly("event log");
        assertThat(names(notifier, NotifyConfig.Occasion.FAILED)).containsExactly("email", "event log");
        assertThat(names(notifier, NotifyConfig.Occasion.RESOLVED)).containsExactly("slack", "email", "event log");
        assertThat(notifier.sendEverywhere(MESSAGE)).hasSize(3);
    }

    private static List<String> names(Notifier notifier, NotifyConfig.Occasion occasion) throws Exception {
        return notifier.send(new Message(occasion, "shop", "s", "t")).stream()
                .map(Delivery::channel)
                .toList();
    }

    @Test
    void shouldTellNobodyWhenNobodyIsNamed() throws Exception {
        var notifier = new Notifier(List.of(), Duration.ofSeconds(1));

        assertThat(notifier.send(MESSAGE)).isEmpty();
    }

    @Test
    void shouldSendThroughAllAtOnceAndSurviveEachOfThem() throws Exception {
        // Given
        var both = new CountDownLatch(2);
        Delivering meeting = () -> {
            both.countDown();
            both.await();
        };
        Delivering refusing = () -> {
            throw new UpkeepException("refused: hunter2 is wrong");
        };
        Delivering faulty = () -> {
            throw new IllegalStateException("hunter2");
        };
        Delivering hanging = () -> new CountDownLatch(1).await();
        var notifier = new Notifier(
                List.of(
                        new Fake("one", meeting),
                        new Fake("other", meeting),
                        new Fake("refusing", refusing),
                        new Fake("faulty", faulty),
                        new Fake("hanging", hanging)),
                Duration.ofMillis(700));

        // When
        var deliveries = notifier.send(MESSAGE);

        // Then
        assertThat(deliveries)
                .containsExactly(
                        new Delivery("one", Optional.empty()),
                        new Delivery("other", Optional.empty()),
                        new Delivery("refusing", Optional.of("refused: **** is wrong")),
                        new Delivery(
                                "faulty",
                                Optional.of("faulty: not delivered because of a defect of Upkeep"
                                        + " (IllegalStateException); report it")),
                        new Delivery(
                                "hanging", Optional.of("hanging: not delivered within 700 ms; see whether it hangs")));
    }

    @Test
    void shouldStopWhenItIsToldTo() {
        // Given
        var watch = Stopwatch.started();
        var notifier =
                new Notifier(List.of(new Fake("hanging", () -> new CountDownLatch(1).await())), Duration.ofMinutes(1));
        Thread.currentThread().interrupt();

        // When, Then
        assertThatThrownBy(() -> notifier.send(MESSAGE)).isInstanceOf(InterruptedException.class);
        assertThat(watch.elapsed()).isLessThan(Duration.ofMinutes(1));
    }
}
