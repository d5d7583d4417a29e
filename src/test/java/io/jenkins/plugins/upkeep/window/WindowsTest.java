package io.jenkins.plugins.upkeep.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.TaskLog;
import io.jenkins.plugins.upkeep.window.state.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Windows that nest and overlap, and what becomes of a service that cannot be told of them. */
class WindowsTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    private Path folder;

    @Test
    void shouldEnterWithTheFirstWindowAndLeaveWithTheLast() throws Exception {
        try (var desk = WindowDesk.in(folder)) {
            // When
            desk.enter("outer", HOUR.multipliedBy(2), "disks");
            desk.enter("inner", HOUR, "index");
            var both = Files.readString(desk.flag());
            desk.leave("outer");
            var rest = Files.readString(desk.flag());
            desk.leave("inner");

            // Then
            assertThat(both)
                    .startsWith("Upkeep: shop is under maintenance\nuntil ")
                    .contains(": disks (window outer, by a tester)\n")
                    .contains(": index (window inner, by a tester)\n");
            assertThat(rest).contains("inner").doesNotContain("outer");
            assertThat(desk.flag()).doesNotExist();
            assertThat(desk.events()).containsExactly("enter outer", "leave inner");
            assertThat(desk.commands()).containsExactly("enter", "disks", "leave");
            assertThat(desk.windows().open()).isEmpty();
        }
    }

    @Test
    void shouldMakeTheFlagReadableForAll() throws Exception {
        try (var desk = WindowDesk.in(folder)) {
            desk.enter("one", HOUR);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(desk.flag())))
                    .isEqualTo("rw-r--r--");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(desk.state())))
                    .isEqualTo("rwx------");
            desk.leave("one");
        }
    }

    @Test
    void shouldChangeNothingButTheEndWhenEnteredAgain() throws Exception {
        try (var desk = WindowDesk.in(folder)) {
            // Given
            var first = desk.enter("one", HOUR).window().orElseThrow();

            // When
            var shorter = desk.enter("one", Duration.ofMinutes(5)).window().orElseThrow();
            var longer = desk.enter("one", HOUR.multipliedBy(3)).window().orElseThrow();

            // Then
            assertThat(shorter.until()).isEqualTo(first.until());
            assertThat(longer.until()).isAfter(first.until().plusSeconds(7000));
            assertThat(longer.start()).isEqualTo(first.start());
            assertThat(desk.events()).containsExactly("enter one");
            assertThat(Files.readString(desk.flag())).contains(Window.seconds(longer.until()));
        }
    }

    @Test
    void shouldLeaveOnceHoweverOftenItIsAsked() throws Exception {
        try (var desk = WindowDesk.in(folder)) {
            // Given
            desk.enter("one", HOUR);

            // When
            var first = desk.leave("one");
            var second = desk.leave("one");

            // Then
            assertThat(first.window()).isPresent();
            assertThat(second.window()).isEmpty();
            assertThat(desk.events()).containsExactly("enter one", "leave one");
        }
    }

    @Test
    void shouldEnterAPlannedWindowWhenItsTimeComesAndLeaveItWhenThatIsOver() throws Exception {
        try (var desk = WindowDesk.in(folder).with("notify: {eventLog: events.jsonl}")) {
            // Given
            desk.plan("night", HOUR, HOUR);
            assertThat(desk.windows().planned()).hasSize(1);
            assertThat(folder.resolve("events.jsonl")).doesNotExist();

            // When: half an hour before
            desk.putForward(Duration.ofMinutes(31));
            desk.settle();
            desk.settle();
            assertThat(Files.readAllLines(folder.resolve("events.jsonl")))
                    .singleElement()
                    .asString()
                    .contains("shop: maintenance begins at ");
            assertThat(desk.flag()).doesNotExist();

            // When: its time has come
            desk.putForward(Duration.ofMinutes(30));
            assertThat(desk.settle().findings()).isEmpty();
            assertThat(desk.flag()).exists();

            // When: its time is over
            desk.putForward(HOUR);
            var over = desk.settle();

            // Then
            assertThat(desk.flag()).doesNotExist();
            assertThat(over.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                assertThat(finding.seen()).startsWith("nobody left it; its time was over at ");
            });
            assertThat(desk.events()).containsExactly("enter night", "leave night");
            assertThat(Files.readAllLines(folder.resolve("events.jsonl"))).hasSize(3);
        }
    }

    @Test
    void shouldForgetAPlannedWindowThatIsLeftOrMissed() throws Exception {
        try (var desk = WindowDesk.in(folder)) {
            // Given
            desk.plan("cancelled", HOUR, HOUR);
            desk.plan("missed", HOUR, HOUR);

            // When
            desk.leave("cancelled");
            desk.putForward(HOUR.multipliedBy(3));
            var missed = desk.settle();

            // Then
            assertThat(missed.findings())
                    .extracting(Finding::subject, Finding::severity)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("window missed", Severity.WARNING));
            assertThat(desk.windows().planned()).isEmpty();
            assertThat(desk.events()).isEmpty();
        }
    }

    @Test
    void shouldUndoEverythingWhenTheHookRefuses() throws Exception {
        try (var desk = WindowDesk.in(folder)) {
            // Given
            desk.answer(500);

            // Then
            assertThatThrownBy(() -> desk.enter("one", HOUR))
                    .isInstanceOf(UpkeepException.class)
                    .hasMessageContaining("/hook answers 500 to event enter; see its log")
                    .hasMessageEndingWith("; everything has been undone")
                    .message()
                    .doesNotContain("token");
            assertThat(desk.flag()).doesNotExist();
            assertThat(desk.windows().open()).isEmpty();
            assertThat(desk.state().resolve("mode.json")).doesNotExist();
            assertThat(desk.events()).containsExactly("enter one", "leave one");
            assertThat(desk.commands()).isEmpty();
        }
    }

    @Test
    void shouldUndoEverythingWhenTheCommandFails() throws Exception {
        try (var desk = WindowDesk.in(folder)) {
            // Given
            desk.script("enter", "echo 'no such unit' >&2; exit 5\n");

            // Then
            assertThatThrownBy(() -> desk.enter("one", HOUR))
                    .hasMessage("window one: maintenance cannot be entered: maintenance.mode.enter: sh: exit status 5: "
                            + "no such unit; see why, or correct the command; everything has been undone");
            assertThat(desk.flag()).doesNotExist();
            assertThat(desk.events()).containsExactly("enter one", "leave one");
            assertThat(desk.commands()).containsExactly("leave");
            assertThat(desk.windows().open()).isEmpty();
        }
    }

    @Test
    void shouldSayThatTheFlagHasNoFolder() throws Exception {
        try (var desk = WindowDesk.in(folder)) {
            var windows = desk.windows(desk.yaml().replace("flag: MAINTENANCE", "flag: no/such/MAINTENANCE"));
            assertThatThrownBy(() -> windows.enter(WindowDesk.request("one", HOUR, ""), TaskLog.silent()))
                    .hasMessageContaining("no/such/MAINTENANCE: its folder is missing; make the folder, or correct")
                    .hasMessageEndingWith("; everything has been undone");
            assertThat(windows.open()).isEmpty();
            assertThat(desk.events()).isEmpty();
        }
    }

    @Test
    void shouldTryEverythingWhenLeavingFailsAndTryAgainLater() throws Exception {
        try (var desk = WindowDesk.in(folder)) {
            // Given
            desk.enter("one", HOUR);
            desk.answer(503);

            // When
            var stuck = desk.leave("one");

            // Then: the rest is left, and it is remembered what is not
            assertThat(stuck.isStuck()).isTrue();
            assertThat(stuck.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.seen()).contains("answers 503").endsWith("shop may still be under maintenance");
                assertThat(finding.action()).contains("upkeep window leave --id one");
            });
            assertThat(desk.flag()).doesNotExist();
            assertThat(desk.commands()).endsWith("leave");
            assertThat(WindowOverview.of(desk.windows(), TaskLog.silent()).exitStatus())
                    .isEqualTo(2);

            // When
            desk.answer(200);
            var left = desk.settle();

            // Then: only what was not left is tried again
            assertThat(left.findings()).isEmpty();
            assertThat(desk.commands()).containsExactly("enter", "work", "leave");
            assertThat(WindowOverview.of(desk.windows(), TaskLog.silent()).exitStatus())
                    .isZero();
        }
    }

    @Test
    void shouldEnterAWindowOnceMoreThatCouldNotBeLeft() throws Exception {
        try (var desk = WindowDesk.in(folder)) {
            // Given
            desk.enter("one", HOUR);
            desk.script("leave", "exit 1\n");
            desk.leave("one");

            // When
            var entered = desk.enter("one", HOUR);
            desk.script("leave", "exit 0\n");
            var left = desk.leave("one");

            // Then
            assertThat(entered.window().orElseThrow().problem()).isEmpty();
            assertThat(desk.events()).containsExactly("enter one", "leave one", "enter one", "leave one");
            assertThat(left.isStuck()).isFalse();
            assertThat(desk.windows().open()).isEmpty();
        }
    }

    @Test
    void shouldNotTouchAFlagOfSomebodyElse() throws Exception {
        try (var desk = WindowDesk.in(folder)) {
            // Given
            Files.writeString(desk.flag(), "moving house\n");

            // When
            var entered = desk.enter("one", HOUR);
            desk.leave("one");

            // Then
            assertThat(entered.findings())
                    .singleElement()
                    .satisfies(
                            finding -> assertThat(finding.seen())
                                    .isEqualTo(
                                            "was there before, and Upkeep has not made it: it stays as it is, also at the end"));
            assertThat(desk.flag()).hasContent("moving house\n");
        }
    }

    @Test
    void shouldRemoveTheFlagWhereItWasPutThoughItsKeyHasChanged() throws Exception {
        try (var desk = WindowDesk.in(folder)) {
            // Given
            desk.enter("one", HOUR);

            // When
            var moved = desk.windows(desk.yaml().replace("flag: MAINTENANCE", "flag: ELSEWHERE"));
            moved.leave("one", io.jenkins.plugins.upkeep.window.state.Ending.FAILED, TaskLog.silent());

            // Then
            assertThat(desk.flag()).doesNotExist();
        }
    }

    @Test
    void shouldHandHostileWordsOnAsTheyAre() throws Exception {
        try (var desk = WindowDesk.in(folder)) {
            // When
            desk.enter("one", HOUR, "\"a\"; $(rm -rf /) 'b' `c` \\n üŒ漢😀\nX: y\u0000\u202e\u001b[31m");

            // Then
            var harmless = "\"a\"; $(rm -rf /) 'b' `c` \\n üŒ漢😀 X: y <U+202E> [31m";
            assertThat(desk.told().get(0).path("description").asText()).isEqualTo(harmless);
            assertThat(desk.commands()).containsExactly("enter", harmless);
            assertThat(Files.readAllLines(desk.flag()))
                    .hasSize(2)
                    .last()
                    .asString()
                    .contains(harmless);
            assertThat(desk.windows().open().get(0).description()).isEqualTo(harmless);
        }
    }

    @Test
    void shouldUndoWhatItBeganWhenToldToStop() throws Exception {
        try (var desk = WindowDesk.in(folder)) {
            // Given
            desk.script("enter", "touch entering; exec sleep 60\n");
            var end = new AtomicReference<Throwable>();
            var ended = new CountDownLatch(1);
            var windows = desk.windows(desk.yaml().replace("timeout: 5s", "timeout: 2m"));
            var thread = new Thread(() -> {
                end.set(org.assertj.core.api.Assertions.catchThrowable(
                        () -> windows.enter(WindowDesk.request("one", HOUR, ""), TaskLog.silent())));
                ended.countDown();
            });
            thread.start();
            await().until(() -> Files.exists(folder.resolve("entering")));

            // When
            thread.interrupt();

            // Then
            assertThat(ended.await(1, TimeUnit.MINUTES)).isTrue();
            assertThat(end.get()).isInstanceOf(InterruptedException.class);
            assertThat(desk.flag()).doesNotExist();
            assertThat(desk.events()).containsExactly("enter one", "leave one");
            assertThat(desk.commands()).containsExactly("leave");
            assertThat(desk.windows().open()).isEmpty();
        }
    }

    @Test
    void shouldLeaveAllTheSameWhenToldToStop() throws Exception {
        try (var desk = WindowDesk.in(folder)) {
            // Given
            desk.enter("one", HOUR);

            // When
            Thread.currentThread().interrupt();
            var left = desk.leave("one");

            // Then
            assertThat(Thread.interrupted()).isTrue();
            assertThat(left.isStuck()).isFalse();
            assertThat(desk.events()).containsExactly("enter one", "leave one");
        }
    }

    @Test
    void shouldLeaveAModeThatNoWindowKeepsOn() throws Exception {
        try (var desk = WindowDesk.in(folder)) {
            // Given
            desk.enter("one", HOUR);
            Files.delete(desk.state().resolve("one.window.json"));
            Files.writeString(desk.state().resolve("two.window.json"), "{\"id\":");

            // When
            var settled = desk.settle();

            // Then
            assertThat(settled.findings())
                    .extracting(Finding::seen)
                    .containsExactly(
                            "is no window of this version of Upkeep", "was on without a window; it has been left");
            assertThat(desk.flag()).doesNotExist();
        }
    }

    @Test
    void shouldEnterWhenNobodyCanBeTold() throws Exception {
        try (var desk = WindowDesk.in(folder).with("notify: {slack: {webhook: \"${env:NOT_SET}\"}}")) {
            // When
            var entered = desk.enter("one", HOUR);

            // Then
            assertThat(desk.flag()).exists();
            assertThat(entered.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                assertThat(finding.seen()).contains("was not told").contains("NOT_SET is not set");
            });
        }
    }

    @Test
    void shouldNoticeThatTheFlagWasRemovedOrLeftBehind() throws Exception {
        try (var desk = WindowDesk.in(folder)) {
            // Given
            desk.enter("one", HOUR);
            var text = Files.readString(desk.flag());
            Files.delete(desk.flag());

            // Then
            assertThat(problems(desk)).containsExactly("is missing though a window is open: somebody has removed it");

            // When: entered once more
            desk.enter("one", HOUR);
            assertThat(problems(desk)).isEmpty();
            desk.leave("one");
            Files.writeString(desk.flag(), text);

            // Then
            assertThat(problems(desk)).containsExactly("is there though no window is open");
            assertThat(WindowOverview.of(desk.windows(), TaskLog.silent()).exitStatus())
                    .isEqualTo(2);
        }
    }

    private static List<String> problems(WindowDesk desk) throws Exception {
        return WindowOverview.of(desk.windows(), TaskLog.silent()).problems().stream()
                .map(Finding::seen)
                .toList();
    }
}
