package io.jenkins.plugins.upkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.backup.set.SetPlace;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The commands that look after old sets. */
class PruneTest {
    private static final Pattern ID = Pattern.compile("\\d{8}T\\d{6}Z-[0-9a-f]{4}");

    private static ServiceDesk desk(String retention) throws Exception {
        var desk = ServiceDesk.open();
        Files.writeString(desk.folder().resolve("one.txt"), "one");
        return desk.write("""
                service: shop
                backup:
                  store: file:%s
                  parts: {database: false, files: [{name: documents, paths: [one.txt]}]}
                  %s
                """.formatted(desk.store(), retention));
    }

    @Test
    void shouldSayWhatGoesThenRemoveItThenHaveNothingToDo() throws Exception {
        try (var desk = desk("")) {
            // Given
            for (int backup = 0; backup < 3; backup++) {
                assertThat(desk.run("verified-backup").status()).isZero();
            }
            var refused = desk.run("backup", "prune");
            assertThat(refused.status()).isEqualTo(64);
            assertThat(refused.errors()).contains("backup.retention: is missing");
            var config = Files.readString(desk.folder().resolve("upkeep.yaml"));
            desk.write(config + "  retention: {daily: 1, weekly: 0, monthly: 0, yearly: 0}\n");

            // When, Then
            var plan = desk.run("backup", "prune", "--dry-run");
            assertThat(plan.status()).isZero();
            assertThat(plan.out())
                    .containsOnlyOnce("stays: is the newest verified one")
                    .contains("would be removed: is beyond the rule", "nothing was changed");
            assertThat(desk.catalog().look().sets()).hasSize(3);
            assertThat(desk.run("verified-backup", "--dry-run").out())
                    .contains("would be removed after a verified backup");
            var done = desk.run("backup", "prune");
            assertThat(done.status()).isZero();
            assertThat(done.out()).contains("was removed: is beyond the rule", "OK: 2 of 3 sets were removed");
            assertThat(desk.catalog().look().sets()).hasSize(1);
            var json = desk.run("backup", "prune", "--json");
            assertThat(json.out())
                    .startsWith("[")
                    .contains("\"fate\" : \"stays\"")
                    .doesNotContain("removed");
            assertThat(desk.run("verified-backup").out()).contains("was removed, since it is beyond the rule");
            assertThat(desk.catalog().look().sets()).hasSize(1);
        }
    }

    @Test
    void shouldWaitForARunThatHoldsTheService() throws Exception {
        try (var desk = desk("retention: {daily: 1}");
                var lock = desk.catalog().store().lock(SetPlace.lock(ServiceDesk.SERVICE), "process 4711")) {
            assertThat(lock).isNotNull();
            var said = desk.run("backup", "prune");
            assertThat(said.status()).isEqualTo(3);
            assertThat(said.errors()).contains("is held by");
            assertThat(desk.run("backup", "prune", "--dry-run").status()).isZero();
        }
    }

    @Test
    void shouldReadAPartOfAllSetsAndSayWhatIsDamaged() throws Exception {
        try (var desk = desk("")) {
            // Given
            assertThat(desk.run("verified-backup").status()).isZero();
            assertThat(desk.run("verified-backup").status()).isZero();

            // When, Then
            var part = desk.run("backup", "verify", "--oldest-first", "--budget", "0s");
            assertThat(part.status()).as(part.errors()).isZero();
            assertThat(part.out()).contains("OK: 1 file of 1 set, ");
            var id = ID.matcher(desk.run("backup", "list").out())
                    .results()
                    .toList()
                    .get(1)
                    .group();
            assertThat(desk.run("backup", "show", id).out()).contains("read in part on", "1 file as stored");
            assertThat(desk.run("backup", "list").out()).contains("LAST READ");
            Files.write(desk.store().resolve("shop/" + id + "/README.txt"), new byte[9]);
            var damaged = desk.run("backup", "verify", "--oldest-first");
            assertThat(damaged.status()).isEqualTo(2);
            assertThat(damaged.out()).contains("CRITICAL: set " + id + " is damaged");
            assertThat(desk.run("backup", "list").out()).contains("failed at level stored");
            assertThat(desk.run("backup", "verify", id, "--oldest-first").status())
                    .isEqualTo(64);
            assertThat(desk.run("backup", "verify", id, "--budget", "1m").status())
                    .isEqualTo(64);
            assertThat(desk.run("backup", "verify", "--oldest-first", "--budget", "soon")
                            .errors())
                    .contains("--budget soon: is no duration");
        }
    }

    @Test
    void shouldReportWhatWasReadAgain() throws Exception {
        try (var desk = desk("")) {
            // Given
            var none = desk.run("backup-check");
            assertThat(none.status()).isEqualTo(1);
            assertThat(none.out()).contains("holds no set to read", "run verified-backup");
            assertThat(desk.run("verified-backup").status()).isZero();

            // When, Then
            assertThat(desk.run("backup-check", "--dry-run").out()).contains("1 set would be read");
            var before = desk.catalog().look().sets().get(0);
            var whole = desk.run("backup-check");
            assertThat(whole.status()).as(whole.out()).isZero();
            assertThat(whole.out()).contains("files of 1 set", "read and as stored");
            var set = desk.catalog().look().sets().get(0);
            assertThat(set.readSince().orElseThrow()).isAfter(before.readSince().orElseThrow());
            assertThat(Files.readString(desk.report().resolve("report.json")))
                    .contains("\"backupCheck\"", "\"setsWaiting\": 0", "\"longest_unread\"");
            Files.write(desk.store().resolve("shop/" + set.manifest().id() + "/README.txt"), new byte[9]);
            var damaged = desk.run("backup-check");
            assertThat(damaged.status()).isEqualTo(2);
            assertThat(damaged.out()).contains("README.txt", "do not rely on it");
            assertThat(desk.run("backup-check", "--budget", "soon").errors()).contains("--budget soon: is no duration");
        }
    }

    @Test
    void shouldReadNothingAmongArtifacts() throws Exception {
        try (var desk = desk("")) {
            desk.write(Files.readString(desk.folder().resolve("upkeep.yaml"))
                    .replaceFirst("store: .*", "store: jenkins:artifacts"));
            var said = desk.run("backup-check");
            assertThat(said.status()).as(said.errors()).isZero();
            assertThat(said.out()).contains("sets among artifacts are read by drills");
        }
    }
}
