package io.jenkins.plugins.upkeep.notify;

import static io.jenkins.plugins.upkeep.notify.BulletinDesk.assertSubjects;
import static io.jenkins.plugins.upkeep.notify.BulletinDesk.critical;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.config.NotifyConfig.Occasion;
import io.jenkins.plugins.upkeep.report.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is remembered of what people were told, and what becomes of it. */
class BulletinMemoryTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Occasion[] ALL = Occasion.values();

    @TempDir
    private Path folder;

    @Test
    void shouldNotMixServicesAndTasksThatShareAFolder() throws Exception {
        // Given
        var slack = new FakeChannel("slack", ALL);
        var desk = new BulletinDesk(folder, slack);
        desk.run("shop", "look", "looked", critical("disk"));
        desk.run("bank", "look", "looked", critical("disk"));
        desk.run("shop", "count", "counted", critical("disk"));
        assertThat(slack.news()).hasSize(3);

        // When
        desk.after(HOUR).run("bank", "look", "looked");
        desk.after(HOUR).run("shop", "look", "looked", critical("disk"));
        desk.after(HOUR).run("shop", "count", "counted", critical("disk"));

        // Then
        assertSubjects(slack, "[bank] look RESOLVED: looked");
    }

    @Test
    void shouldTellOnceMoreWhenWhatItRememberedIsDamaged() throws Exception {
        for (var damage : new String[] {"", "{", "[]", "{\"told\":[{\"service\":\"shop\",\"task\":\"look\"}, 7]}"}) {
            // Given
            var slack = new FakeChannel("slack", ALL);
            var desk = new BulletinDesk(folder, slack);
            desk.run(critical("disk"));
            slack.news();
            Files.writeString(folder.resolve("told.json"), damage);

            // When
            var outcome = desk.after(HOUR).run(critical("disk"));

            // Then
            assertThat(slack.news()).as(damage).hasSize(1);
            assertThat(outcome.problems().size()).isLessThan(2);
            assertThat(desk.after(HOUR).run(critical("disk")).problems()).isEmpty();
            assertThat(slack.news()).isEmpty();
            desk.after(HOUR).run();
        }
    }

    @Test
    void shouldMendADamagedFileOnceAllIsWell() throws Exception {
        // Given
        var desk = new BulletinDesk(folder, new FakeChannel("slack", ALL));
        Files.writeString(folder.resolve("told.json"), "{");

        // When, Then
        assertThat(desk.run().problems()).singleElement().asString().contains("told.json: ", "told once more");
        assertThat(desk.run().problems()).isEmpty();
    }

    @Test
    void shouldTellWhereNothingCanBeRemembered() throws Exception {
        // Given a folder in the place of the file
        Files.createDirectories(folder.resolve("told.json/x"));
        var slack = new FakeChannel("slack", ALL);

        // When
        var outcome = new BulletinDesk(folder, slack).run(critical("disk"));

        // Then
        assertThat(slack.news()).hasSize(1);
        assertThat(outcome.problems())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("told.json: cannot be"));
    }

    @Test
    void shouldLeaveNoFileWhereNothingIsWrong() throws Exception {
        // Given
        var desk = new BulletinDesk(folder, new FakeChannel("slack", ALL));

        // When
        desk.run();

        // Then
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldRememberLittleOfVeryMuch() throws Exception {
        // Given
        var slack = new FakeChannel("slack", ALL);
        var desk = new BulletinDesk(folder, slack);

        // When
        for (int round = 0; round < 4; round++) {
            var number = round;
            desk.after(HOUR)
                    .run(IntStream.range(0, 3_000)
                            .mapToObj(at -> critical("x".repeat(1_000) + (number * 3_000 + at)))
                            .toArray(Finding[]::new));
        }

        // Then
        assertThat(slack.news())
                .hasSize(4)
                .allSatisfy(message -> assertThat(message.text())
                        .contains("and 2997 more in the report")
                        .hasSizeLessThan(3_000));
        assertThat(folder.resolve("told.json").toFile())
                .satisfies(file -> assertThat(file.length()).isLessThan(500_000));
    }
}
