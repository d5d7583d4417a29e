package io.jenkins.plugins.upkeep.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The weekly, monthly and quarterly cadence, and what they ask for. */
class CadencesTest {
    private static final Map<String, Object> APPROVED = Map.of("approver", "alice,ops");
    private static final Map<String, Object> TESTED =
            Map.of("status", "WARNING", "verdict", "1 update", "findings", List.of(), "updates", Map.of("plan", "p-1"));
    private static final String COMMON = "{config=upkeep.yaml, dryRun=false";

    @Test
    void shouldProveABackupByRestoringItEachMonth() {
        // Given
        var library = Library.fresh().withToday();

        // When
        library.call("monthlyMaintenance", Map.of());

        // Then
        assertThat(library.tasks())
                .containsExactly(
                        "verifiedBackup" + COMMON + ", verify=restored}",
                        "securityAudit" + COMMON + "}",
                        "accessAudit" + COMMON + "}",
                        "dependencyUpdates" + COMMON + "}");
        assertThat(library.declarations().schedules()).containsExactly("H 4 1 * *");
    }

    @Test
    void shouldRestoreADrillEachQuarter() {
        // Given
        var library = Library.fresh().withToday();

        // When
        library.call(
                "quarterlyMaintenance",
                Map.of("set", "20261124T0400Z-1", "backupsOf", "shop-daily", "schedule", "@yearly"));

        // Then
        assertThat(library.tasks())
                .containsExactly(
                        "drRestoreTest" + COMMON.replace("{", "{backupsOf=shop-daily, ") + ", set=20261124T0400Z-1}",
                        "performanceReview" + COMMON + "}",
                        "upgradePlan" + COMMON + "}");
        assertThat(library.declarations().schedules()).containsExactly("@yearly");
    }

    @Test
    void shouldAskANamedPersonBeforeThePrimaryIsStopped() {
        // Given
        var library = Library.fresh().withToday().with("failoverTest", "OK");

        // When
        library.call("quarterlyMaintenance", APPROVED);

        // Then
        assertThat(library.tasks())
                .containsExactly(
                        "drRestoreTest" + COMMON + "}",
                        "performanceReview" + COMMON + "}",
                        "upgradePlan" + COMMON + "}",
                        "input",
                        "failoverTest" + COMMON + "}");
        assertThat(library.inputs())
                .singleElement()
                .satisfies(input -> assertThat(input.get("submitter")).isEqualTo("alice,ops"));
    }

    @Test
    void shouldLeaveOutWhatWasNotApproved() {
        // Given
        var library = Library.fresh().withToday().with("failoverTest", "OK").answering(input -> {
            throw new Interruption("refused");
        });

        // When
        library.call("quarterlyMaintenance", APPROVED);

        // Then
        assertThat(library.tasks())
                .containsExactly(
                        "drRestoreTest" + COMMON + "}",
                        "performanceReview" + COMMON + "}",
                        "upgradePlan" + COMMON + "}",
                        "input");
        assertThat(library.build().getCurrentResult()).isEqualTo("UNSTABLE");
    }

    @Test
    void shouldNotAskInVain() {
        assertNotAsked(Library.fresh().withToday(), APPROVED, "has no such step");
        assertNotAsked(withFailover(), Map.of("approver", "alice", "dryRun", true), "this is a dry run");
        assertNotAsked(withFailover().withFailing("drRestoreTest"), APPROVED, "a task before it failed");
        assertNotAsked(withFailover(), Map.of(), "nobody is named who may approve");
    }

    private static Library withFailover() {
        return Library.fresh().withToday().with("failoverTest", "OK");
    }

    private static void assertNotAsked(Library library, Map<String, Object> call, String reason) {
        library.call("quarterlyMaintenance", call);
        assertThat(library.inputs()).isEmpty();
        assertThat(library.calls()).noneMatch(step -> step.startsWith("failoverTest"));
        assertThat(library.log())
                .anyMatch(line -> line.startsWith("failoverTest: left out; ") && line.contains(reason));
    }

    @Test
    void shouldMaintainTheStoresWithinAWindow() {
        // Given
        var library = Library.fresh()
                .withToday()
                .with("pgMaintenance", "OK")
                .with("redisMaintenance", "OK")
                .with("maintenanceWindow", arguments -> ((groovy.lang.Closure<?>) arguments[1]).call());

        // When
        library.call("weeklyMaintenance", Map.of("unattended", true, "window", "3h", "budget", "2h"));

        // Then
        assertThat(library.tasks())
                .containsExactly(
                        "backupCheck" + COMMON.replace("{", "{budget=2h, ") + "}",
                        "apiPerformance" + COMMON + "}",
                        "accessReview" + COMMON + "}",
                        "maintenanceWindow{config=upkeep.yaml, description=weekly maintenance of the database,"
                                + " duration=3h}",
                        "pgMaintenance" + COMMON + "}",
                        "redisMaintenance" + COMMON + "}");
    }

    @Test
    void shouldEnterNoWindowForNothing() {
        // Given
        var library = Library.fresh()
                .withToday()
                .configured("service: shop\ndatabase: {url: x}\n")
                .with("pgMaintenance", "OK")
                .with("maintenanceWindow", arguments -> ((groovy.lang.Closure<?>) arguments[1]).call());

        // When
        library.call("weeklyMaintenance", Map.of("unattended", true, "window", "3h"));

        // Then
        assertThat(library.log())
                .containsOnlyOnce("pgMaintenance: left out; upkeep.yaml has no section database.maintenance");
        assertThat(library.tasks()).noneMatch(step -> step.startsWith("maintenanceWindow"));
    }

    @Test
    void shouldGoOnOutsideOfAWindowThatCannotBeEntered() {
        // Given
        var library = Library.fresh()
                .withToday()
                .with("pgMaintenance", "OK")
                .with("redisMaintenance", "OK")
                .withFailing("maintenanceWindow");

        // When
        library.call("weeklyMaintenance", Map.of("unattended", true, "window", "3h", "notifyCredentialsId", "webhook"));

        // Then
        assertThat(library.tasks())
                .anyMatch(step -> step.startsWith("maintenanceWindow{") && step.contains("notifyCredentialsId=webhook"))
                .anyMatch(step -> step.startsWith("redisMaintenance"))
                .noneMatch(step -> step.startsWith("pgMaintenance"));
        assertThat(library.build().getCurrentResult()).isEqualTo("FAILURE");
    }

    @Test
    void shouldNotAskForUpdatesWhenNoneWasTestedWell() {
        // Given
        var library = Library.fresh().withToday();

        // When
        library.call("monthlyMaintenance", APPROVED);

        // Then
        assertThat(library.inputs()).isEmpty();
        assertThat(library.tasks()).endsWith("dependencyUpdates" + COMMON + "}");
    }

    @Test
    void shouldApplyUpdatesOnlyWhenApproved() {
        // Given
        var library = Library.fresh().withToday().with("dependencyUpdates", arguments -> TESTED);

        // When
        library.call("monthlyMaintenance", APPROVED);

        // Then
        assertThat(library.tasks())
                .endsWith(
                        "dependencyUpdates" + COMMON + "}",
                        "input",
                        "dependencyUpdates{apply=true, config=upkeep.yaml, dryRun=false, plan=p-1}");
        assertThat(library.stages())
                .isEqualTo(List.of(
                        "Monthly maintenance",
                        "Backup",
                        "Security audit",
                        "Access audit",
                        "Outdated dependencies",
                        "Approval",
                        "Updates",
                        "Apply updates"));
    }
}
