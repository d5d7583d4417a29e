package io.jenkins.plugins.upkeep.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.redis.defrag.DefragFacts;
import io.jenkins.plugins.upkeep.redis.defrag.DefragNote;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.testing.Reports;
import io.jenkins.plugins.upkeep.testing.TestRedis;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Memory that is fragmented for real is put in order, and what was switched on for it is put back. */
class DefragmentationTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final String SUBJECT = "defragmentation: ";

    @TempDir
    private Path folder;

    private static MaintainedRedis redis(TestRedis server) {
        return new MaintainedRedis(server.address()).defrag(LONG, Duration.ofSeconds(1));
    }

    @Test
    void shouldPutFragmentedMemoryInOrder() throws Exception {
        try (var server = TestRedis.withItsAllocator(folder)) {
            // Given
            server.fragment();
            var before = Double.parseDouble(server.info("allocator_frag_ratio"));

            // When
            var report = redis(server).run();

            // Then
            var defrag = MaintainedRedis.section(report).defrag().orElseThrow();
            assertThat(before).isGreaterThan(1.5);
            assertThat(defrag.end()).as(report.toString()).isEqualTo(DefragFacts.End.FINISHED);
            assertThat(defrag.ratioAfter()).isLessThan(1.2);
            assertThat(defrag.bytesAfter()).isLessThan(defrag.bytesBefore() / 2);
            assertThat(server.setting("activedefrag")).isEqualTo("no");
            assertThat(server.setting("active-defrag-ignore-bytes")).isEqualTo("104857600");
            assertThat(server.setting("active-defrag-threshold-lower")).isEqualTo("10");
            assertThat(server.call("GET", DefragNote.KEY)).isNull();
            assertThat(server.call("DBSIZE")).isEqualTo(20_000L);
        }
    }

    @Test
    void shouldSayThatAServerCannot() throws Exception {
        try (var server = TestRedis.start(folder)) {
            // Given
            server.fragment();

            // When
            var report = redis(server).run();

            // Then
            assertThat(Reports.seen(report))
                    .anyMatch(text -> text.startsWith(SUBJECT + "was not begun; the server said: ")
                            && text.contains("modified Jemalloc")
                            && text.contains("are fragmented within the allocator"));
            assertThat(server.call("GET", DefragNote.KEY)).isNull();
            assertThat(server.setting("active-defrag-ignore-bytes")).isEqualTo("104857600");
        }
    }

    @Test
    void shouldLeaveAServerAloneThatNeedsNothing() throws Exception {
        try (var server = TestRedis.withItsAllocator(folder)) {
            var report = redis(server).run();
            assertThat(MaintainedRedis.section(report).defrag().orElseThrow().end())
                    .isEqualTo(DefragFacts.End.NOT_NEEDED);
            assertThat(Reports.problems(report)).isEmpty();
        }
    }

    @Test
    void shouldNotBeginWhereAnswersTakeTooLong() throws Exception {
        try (var server = TestRedis.withItsAllocator(folder)) {
            // Given
            server.fragment();

            // When
            var report = new MaintainedRedis(server.address())
                    .defrag(LONG, Duration.ofNanos(1))
                    .run();

            // Then
            assertThat(MaintainedRedis.section(report).defrag().orElseThrow().end())
                    .isEqualTo(DefragFacts.End.REFUSED);
            assertThat(Reports.seen(report))
                    .anyMatch(text -> text.startsWith(SUBJECT + "was not begun: an answer took "));
            assertThat(server.setting("activedefrag")).isEqualTo("no");
        }
    }

    @Test
    void shouldEndWhenAnswersTakeTooLongMeanwhile() throws Exception {
        try (var server = TestRedis.withItsAllocator(folder)) {
            // Given a server that a client keeps busy as soon as it is at it
            server.fragment();
            server.call("CONFIG", "SET", "active-defrag-cycle-max", "1");
            var busy = keepBusy(server);

            // When
            var report = new MaintainedRedis(server.address())
                    .defrag(LONG, Duration.ofMillis(50))
                    .run();

            // Then
            busy.cancel(true);
            assertThat(MaintainedRedis.section(report).defrag().orElseThrow().end())
                    .as(report.toString())
                    .isEqualTo(DefragFacts.End.TOO_SLOW);
            assertThat(Reports.problems(report))
                    .anySatisfy(finding -> assertThat(finding.severity()).isEqualTo(Severity.WARNING));
            assertThat(server.setting("activedefrag")).isEqualTo("no");
        }
    }

    private static FutureTask<Void> keepBusy(TestRedis server) {
        var busy = new FutureTask<Void>(() -> {
            awaitOn(server);
            while (!Thread.interrupted()) {
                server.call("EVAL", "local x = 0 for i = 1, 60000000 do x = x + i end", "0");
            }
            return null;
        });
        new Thread(busy, "busy").start();
        return busy;
    }

    private static void awaitOn(TestRedis server) {
        await().until(() -> server.setting("activedefrag").equals("yes"));
    }

    @Test
    void shouldPutBackWhenToldToStop() throws Exception {
        try (var server = TestRedis.withItsAllocator(folder)) {
            // Given
            server.fragment();
            server.call("CONFIG", "SET", "active-defrag-cycle-max", "1");
            var run = new FutureTask<>(() -> redis(server).run());
            var thread = new Thread(run, "maintenance");
            thread.start();
            awaitOn(server);

            // When
            thread.interrupt();

            // Then
            assertThatThrownBy(() -> run.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(InterruptedException.class);
            assertThat(server.setting("activedefrag")).isEqualTo("no");
            assertThat(server.call("GET", DefragNote.KEY)).isNull();
        }
    }

    @Test
    void shouldPutBackWhatAKilledRunLeft() throws Exception {
        try (var server = TestRedis.withItsAllocator(folder)) {
            // Given
            server.call("CONFIG", "SET", "activedefrag", "yes");
            server.call("CONFIG", "SET", "active-defrag-ignore-bytes", "1000");
            leaveNote(server, server.info("run_id"));

            // When
            var planned = new MaintainedRedis(server.address()).dryRun().run();
            var on = server.setting("activedefrag");
            var report = new MaintainedRedis(server.address()).run();

            // Then
            assertThat(on).isEqualTo("yes");
            assertThat(Reports.seen(planned)).anyMatch(text -> text.endsWith("would be put back"));
            assertThat(Reports.seen(report)).anyMatch(text -> text.endsWith("its settings are put back"));
            assertThat(server.setting("activedefrag")).isEqualTo("no");
            assertThat(server.setting("active-defrag-ignore-bytes")).isEqualTo("7000000");
            assertThat(server.call("GET", DefragNote.KEY)).isNull();
        }
    }

    private static void leaveNote(TestRedis server, String run) throws Exception {
        server.call(
                "SET",
                DefragNote.KEY,
                "{\"run\":\"" + run + "\",\"beat\":7,\"before\":{\"values\":{\"activedefrag\":\"no\","
                        + "\"active-defrag-ignore-bytes\":\"7000000\"}}}");
    }

    @Test
    void shouldLeaveSettingsAloneThatARestartHasPutBackAlready() throws Exception {
        try (var server = TestRedis.withItsAllocator(folder)) {
            // Given
            server.call("CONFIG", "SET", "activedefrag", "yes");
            leaveNote(server, "another run");

            // When
            new MaintainedRedis(server.address()).run();

            // Then
            assertThat(server.setting("activedefrag")).isEqualTo("yes");
            assertThat(server.call("GET", DefragNote.KEY)).isNull();
        }
    }

    @Test
    void shouldNotDisturbAnotherRun() throws Exception {
        try (var server = TestRedis.withItsAllocator(folder)) {
            // Given
            server.fragment();
            server.call("CONFIG", "SET", "active-defrag-cycle-max", "1");
            var run = new FutureTask<>(() -> new MaintainedRedis(server.address())
                    .defrag(Duration.ofSeconds(4), Duration.ofSeconds(1))
                    .run());
            new Thread(run, "maintenance").start();
            awaitOn(server);

            // When
            var other = redis(server).run();

            // Then
            assertThat(Reports.seen(other)).contains(SUBJECT + "another run of Upkeep is at it");
            assertThat(MaintainedRedis.section(other).defrag()).isEmpty();
            assertThat(MaintainedRedis.section(run.get(1, TimeUnit.MINUTES))
                            .defrag()
                            .orElseThrow()
                            .seconds())
                    .isPositive();
            assertThat(server.setting("activedefrag")).isEqualTo("no");
        }
    }

    @Test
    void shouldNotTouchAKeyOfSomebodyElse() throws Exception {
        try (var server = TestRedis.start(folder)) {
            server.call("RPUSH", DefragNote.KEY, "theirs");
            var report = redis(server).run();
            assertThat(Reports.seen(report)).anyMatch(text -> text.contains("refused GET: WRONGTYPE"));
            assertThat(server.call("LLEN", DefragNote.KEY)).isEqualTo(1L);
        }
    }
}
