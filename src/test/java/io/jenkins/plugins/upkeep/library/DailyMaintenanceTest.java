package io.jenkins.plugins.upkeep.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code dailyMaintenance}; and what all cadences share. */
class DailyMaintenanceTest {
    private static final Map<String, Object> SHOP =
            Map.of("config", "shop.yaml", "databaseCredentialsId", "db", "agent", "linux");

    @Test
    void shouldRunTheTasksInOrderWithWhatTheyNeed() {
        // Given
        var library = Library.fresh().withToday();

        // When
        library.call("dailyMaintenance", SHOP);

        // Then
        assertThat(library.tasks())
                .containsExactly(
                        "healthCheck{config=shop.yaml, databaseCredentialsId=db, dryRun=false}",
                        "dataQuality{config=shop.yaml, databaseCredentialsId=db, dryRun=false}",
                        "verifiedBackup{config=shop.yaml, databaseCredentialsId=db, dryRun=false, verify=stored}");
        assertThat(library.build().getCurrentResult()).isEqualTo("SUCCESS");
        assertThat(library.declarations().schedules()).containsExactly("H 2 * * *");
    }

    @Test
    void shouldLeaveOutWhatTheConfigurationDoesNotName() {
        // Given a service without market data, but for a comment, and without a backup
        var library =
                Library.fresh().withToday().configured("service: shop\n# marketData: later\nhost:\n  disks: [/]\n");

        // When
        library.call("dailyMaintenance", SHOP);

        // Then
        assertThat(library.log())
                .containsExactly(
                        "dataQuality: left out; shop.yaml has no section marketData",
                        "verifiedBackup: left out; shop.yaml has no section backup");
        assertThat(library.tasks()).hasSize(1);
        assertThat(library.build().getCurrentResult()).isEqualTo("SUCCESS");
    }

    @Test
    void shouldRunWhatTheConfigurationNamesInWhateverWay() {
        for (var text : List.of(
                "marketData:\r\n  table: x\r\nhost: {}\r\nbackup: {}\r\n",
                "service: shop\n\"marketData\" : {table: x}\nhost: {}\nbackup: {}\n",
                "{service: shop, marketData: {table: x}, host: {}, backup: {}}")) {
            var library = Library.fresh().withToday().configured(text);
            library.call("dailyMaintenance", SHOP);
            assertThat(library.tasks()).as(text).hasSize(3);
        }
    }

    @Test
    void shouldSayWhatThePluginDoesNotHave() {
        // Given
        var library = Library.fresh().withToday().without("dataQuality");

        // When
        library.call("dailyMaintenance", SHOP);

        // Then
        assertThat(library.log())
                .containsExactly("dataQuality: left out; the Upkeep plugin of this Jenkins has no such step");
    }

    @Test
    void shouldRunTheOthersWhenATaskFails() {
        // Given
        var library = Library.fresh().withToday().withFailing("healthCheck");

        // When
        library.call("dailyMaintenance", SHOP);

        // Then
        assertThat(library.tasks()).hasSize(3).last().asString().startsWith("verifiedBackup");
        assertThat(library.build().getCurrentResult()).isEqualTo("FAILURE");
    }

    @Test
    void shouldNotTakeAnErrorWithinAStepForAMissingStep() {
        // Given
        var library = Library.fresh().withToday().with("healthCheck", arguments -> {
            throw new NoSuchMethodError("a method of something else");
        });

        // When, Then
        assertThatThrownBy(() -> library.call("dailyMaintenance", SHOP)).hasStackTraceContaining("something else");
    }

    @Test
    void shouldHoldALockWhenThereAreLocks() {
        // Given
        var without = Library.fresh().withToday();
        var with =
                Library.fresh().withToday().with("lock", arguments -> ((groovy.lang.Closure<?>) arguments[1]).call());

        // When
        without.call("dailyMaintenance", Map.of("lock", "shop"));
        with.call("dailyMaintenance", Map.of("lock", "shop"));

        // Then
        assertThat(without.tasks()).hasSize(3);
        assertThat(without.log()).contains("lock: left out; the Lockable Resources plugin is not installed");
        assertThat(with.tasks()).hasSize(6).first().isEqualTo("lock{resource=shop}");
    }

    @Test
    void shouldStopWhenTheBuildIsStopped() {
        // Given
        var library = Library.fresh().withToday().with("healthCheck", arguments -> {
            throw new Interruption("stopped");
        });

        // When, Then
        assertThatThrownBy(() -> library.call("dailyMaintenance", SHOP)).hasStackTraceContaining("stopped");
        assertThat(library.tasks()).hasSize(1);
        assertThat(library.build().getCurrentResult()).isEqualTo("ABORTED");
    }

    @Test
    void shouldRefuseAnUnknownKeyAndNameTheAllowedOnes() {
        // Given
        var library = Library.fresh().withToday();

        // When, Then
        assertThatThrownBy(() -> library.call("dailyMaintenance", Map.of("databaseCredentials", "db")))
                .hasMessageContaining("dailyMaintenance: unknown key 'databaseCredentials'; allowed are agent,")
                .hasMessageContaining("databaseCredentialsId");
        assertThat(library.tasks()).isEmpty();
    }

    @Test
    void shouldTellWhomItCanOfARefusedCall() {
        // Given
        var library = Library.fresh().withToday();

        // When, Then
        assertThatThrownBy(() -> library.call(
                        "dailyMaintenance", Map.of("conf", "x", "notify", Map.of("email", "ops@example.org"))))
                .hasMessageContaining("unknown key 'conf'");
        assertThat(library.messages()).singleElement().asString().contains("unknown key 'conf'");
    }

    @Test
    void shouldRefuseAValueOfAWrongKind() {
        assertRefused(Map.of("timeoutMinutes", "2h"), "timeoutMinutes: '2h' is not a whole number above 0");
        assertRefused(Map.of("timeoutMinutes", 0), "timeoutMinutes: '0' is not a whole number above 0");
        assertRefused(Map.of("dryRun", "yes"), "dryRun: 'yes' is not true or false");
        assertRefused(Map.of("agent", List.of()), "agent: '[]' is not a text or a list of texts");
        assertRefused(Map.of("approver", 3), "approver: '3' is not a text");
        assertRefused(Map.of("notify", "#ops"), "notify: '#ops' is not a map");
        assertRefused(Map.of("notify", Map.of("sms", "1")), "notify: unknown key 'sms'; allowed are email, on,");
        assertRefused(Map.of("notify", Map.of("on", List.of("always"))), "unknown event 'always'; allowed are started");
    }

    private static void assertRefused(Map<String, Object> call, String message) {
        var library = Library.fresh().withToday();
        assertThatThrownBy(() -> library.call("dailyMaintenance", call)).hasMessageContaining(message);
    }

    @Test
    void shouldTakeWhatAPersonChoseAmongWhatIsNamed() {
        // Given
        var library = Library.fresh()
                .withToday()
                .parameter("CONFIG", "b.yaml")
                .parameter("AGENT", "elsewhere")
                .parameter("DRY_RUN", true);

        // When
        library.call("dailyMaintenance", Map.of("config", List.of("a.yaml", "b.yaml"), "agent", "linux"));

        // Then
        assertThat(library.tasks()).first().isEqualTo("healthCheck{config=b.yaml, dryRun=true}");
        assertThat(library.declarations().labels()).containsOnly("linux");
    }

    @Test
    void shouldTakeWhatTheJenkinsfileSaysWhenTheClockStartsIt() {
        // Given
        var library = Library.fresh().withToday().parameter("CONFIG", "b.yaml").parameter("DRY_RUN", true);
        library.build().startedByClock();

        // When
        library.call("dailyMaintenance", Map.of("config", List.of("a.yaml", "b.yaml")));

        // Then
        assertThat(library.tasks()).first().isEqualTo("healthCheck{config=a.yaml, dryRun=false}");
    }

    @Test
    void shouldOfferOnlyWhatIsNamed() {
        // Given
        var library = Library.fresh().withToday();

        // When
        library.call("dailyMaintenance", Map.of("config", List.of("a.yaml", "b.yaml"), "agent", "linux"));

        // Then
        assertThat(library.declarations().parameters())
                .extracting(definition -> (Object) definition.get("name"))
                .containsExactly("CONFIG", "AGENT", "DRY_RUN", "CHANNEL", "RECIPIENTS");
        assertThat(library.declarations().parameters())
                .extracting(definition -> (Object) definition.get("choices"))
                .startsWith(List.of("a.yaml", "b.yaml"), List.of("linux"));
    }
}
