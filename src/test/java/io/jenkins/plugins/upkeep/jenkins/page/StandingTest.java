package io.jenkins.plugins.upkeep.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.report.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class StandingTest {
    private static final List<Status> STATUSES = List.of(Status.values());
    private static final List<String> LEVELS = List.of("none", "stored", "restored");
    private static final List<Function<JobRecord, Object>> QUESTIONS = List.of(
            JobRecord::status,
            JobRecord::last,
            JobRecord::services,
            JobRecord::newestBackup,
            record -> record.newest("rto"),
            record -> record.newest("rpo"),
            record -> record.tasks().stream().map(StandingTest::answers).toList());

    @RepeatedTest(200)
    void shouldAnswerAsTheWholeHistoryDoes(RepetitionInfo repetition) {
        // Given
        var history = history(new Random(repetition.getCurrentRepetition()));

        // When
        var standing = Standing.of(history);

        // Then
        assertThat(QUESTIONS)
                .allSatisfy(question -> assertThat(question.apply(JobRecord.of(standing)))
                        .isEqualTo(question.apply(JobRecord.of(history))));
        assertThat(standing.isEmpty()).isEqualTo(history.isEmpty());
    }

    @Test
    void shouldBeFewEntries() {
        // Given
        var history = new ArrayList<HistoryEntry>();
        for (int build = 1; build <= 1000; build++) {
            history.add(Entries.measured(build, "drill", Duration.ofHours(1000 - build), Map.of("rto", 60.0)));
        }

        // Then
        assertThat(Standing.of(history)).containsExactly(history.get(999));
    }

    private static Object answers(TaskRecord task) {
        return List.of(
                task.task(),
                task.last(),
                task.lastSuccess(),
                task.newest("rto"),
                task.newest("rpo"),
                JobRecord.newestBackup(task),
                JobRecord.restoredBackup(task));
    }

    private static List<HistoryEntry> history(Random random) {
        var history = new ArrayList<HistoryEntry>();
        var length = random.nextInt(12);
        for (int build = 0; build < length; build++) {
            history.add(entry(random, build));
        }
        return history;
    }

    /** Now and then one is older than the one before it, and two are of the same moment. */
    private static HistoryEntry entry(Random random, int build) {
        var ago = Duration.ofHours(random.nextInt(12));
        var status = STATUSES.get(random.nextInt(STATUSES.size()));
        var name = random.nextBoolean() ? "rto" : "rpo";
        return switch (random.nextInt(4)) {
            case 0 -> Entries.backup(build, status, ago, LEVELS.get(random.nextInt(LEVELS.size())));
            case 1 -> Entries.measured(build, "drill", ago, Map.of(name, (double) build));
            case 2 -> Entries.plan(build, "drill", status, ago);
            default -> Entries.run(build, "drill", status, ago);
        };
    }
}
