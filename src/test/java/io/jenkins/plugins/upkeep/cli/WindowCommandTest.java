package io.jenkins.plugins.upkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.system.json.Json;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands on maintenance windows, as people and pipelines use them. */
class WindowCommandTest {
    private static ServiceDesk desk() {
        return ServiceDesk.open().write("""
                service: shop
                maintenance: {mode: {flag: MAINTENANCE}, state: state}
                """);
    }

    @Test
    void shouldEnterShowAndLeave() throws Exception {
        try (var desk = desk()) {
            // When
            var entered = desk.run(
                    Map.of("BUILD_URL", "http://ci/job/night/7/"),
                    "window",
                    "enter",
                    "--duration",
                    "2h",
                    "--description",
                    "disks; \"new\"");
            var report =
                    Json.mapper().readTree(desk.report().resolve("report.json").toFile());
            var id = report.path("window").path("id").asText();
            var status = desk.run("window", "status");
            var json = Json.mapper()
                    .readTree(desk.run("window", "status", "--json").out());
            var left = desk.run("window", "leave");

            // Then
            assertThat(entered.status()).as(entered.out() + entered.errors()).isZero();
            assertThat(entered.out())
                    .contains("OK: shop is under maintenance until ")
                    .contains(": disks; \"new\" (window " + id + ", by http://ci/job/night/7/)");
            assertThat(report.path("window").path("state").asText()).isEqualTo("open");
            assertThat(status.status()).as(status.out()).isZero();
            assertThat(status.out())
                    .contains(id)
                    .contains("shop is under maintenance, by the flag "
                            + desk.folder().resolve("MAINTENANCE"));
            assertThat(json.path("mode").path("on").asBoolean()).isTrue();
            assertThat(json.path("windows").get(0).path("id").asText()).isEqualTo(id);
            assertThat(left.out()).contains("OK: window " + id + " is left; shop is not under maintenance");
            assertThat(desk.folder().resolve("MAINTENANCE")).doesNotExist();
        }
    }

    @Test
    void shouldChangeNothingInADryRun() throws Exception {
        try (var desk = desk()) {
            // When
            var entered = desk.run("window", "enter", "--duration", "2h", "--dry-run");
            var left = desk.run("window", "leave", "--dry-run");

            // Then
            assertThat(entered.status()).isZero();
            assertThat(entered.out()).contains("would be entered by the flag ").contains("nothing was changed");
            assertThat(left.status()).isZero();
            assertThat(desk.folder().resolve("MAINTENANCE")).doesNotExist();
            assertThat(desk.folder().resolve("state")).doesNotExist();
        }
    }

    @Test
    void shouldAskWhichWindowIsMeant() throws Exception {
        try (var desk = desk()) {
            // Given
            desk.run("window", "enter", "--duration", "2h", "--id", "one");
            desk.run("window-enter", "--duration", "2h", "--id", "two");

            // When
            var which = desk.run("window", "leave");
            var unknown = desk.run("window", "leave", "--id", "three");
            var one = desk.run("window", "leave", "--id", "one", "--outcome", "failed");
            var rest = desk.run("window", "leave");

            // Then
            assertThat(which.status()).isEqualTo(64);
            assertThat(which.errors()).contains("id: is missing, and 2 windows are open; name one of one, two");
            assertThat(unknown.status()).isZero();
            assertThat(unknown.out())
                    .contains("window three is not there; shop is still under maintenance for one until");
            assertThat(one.out()).contains("shop is still under maintenance for two until ");
            assertThat(rest.out()).contains("window two is left; shop is not under maintenance");
        }
    }

    @Test
    void shouldPlanAWindow() throws Exception {
        try (var desk = desk()) {
            // When
            var planned =
                    desk.run("window", "schedule", "--start", "2999-01-01 22:00", "--duration", "2h", "--id", "far");
            var status = desk.run("window", "status");
            var left = desk.run("window", "leave", "--id", "far");

            // Then
            assertThat(planned.status()).as(planned.out() + planned.errors()).isZero();
            assertThat(planned.out()).contains("shop will be under maintenance from 2999-01-01T");
            assertThat(status.out()).contains("planned").contains("shop is not under maintenance");
            assertThat(left.status()).isZero();
            assertThat(desk.run("window", "status").out()).isEqualTo("shop is not under maintenance\n");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            window enter                                          | duration: is missing
            window enter --duration 2                             | duration: must be a duration such as
            window enter --duration 2y                            | duration: must be from 1s to 31d
            window enter --duration 0s                            | duration: must be from 1s to 31d
            window enter --duration 1h --id ../../etc/x           | id: '../../etc/x' must be letters
            window enter --duration 1h --start tomorrow           | start: 'tomorrow' must be a time such as
            window enter --duration 1h --start 2001-01-01T00:00Z  | start: the window would be over already
            window schedule --duration 1h                         | start: is missing
            window leave --outcome perhaps                        | succeeded
            """)
    void shouldRefuseWhatCannotBe(String words, String problem) throws Exception {
        try (var desk = desk()) {
            var said = desk.run(words.split(" +", -1));
            assertThat(said.status()).isEqualTo(64);
            assertThat(said.errors()).contains(problem);
            assertThat(desk.folder().resolve("state")).doesNotExist();
        }
    }

    @Test
    void shouldSayThatWindowsCannotBeRemembered() throws Exception {
        try (var desk = desk()) {
            // Given
            Files.writeString(desk.folder().resolve("state"), "a file where a folder should be");

            // When
            var said = desk.run("window", "enter", "--duration", "1h");

            // Then
            assertThat(said.status()).isEqualTo(3);
            assertThat(said.errors())
                    .contains("state: windows cannot be remembered there")
                    .contains("name another one in maintenance.state");
            assertThat(desk.folder().resolve("MAINTENANCE")).doesNotExist();
        }
    }

    @Test
    void shouldRememberWindowsInTheAccountsFolderForStates() throws Exception {
        try (var desk = ServiceDesk.open().write("{service: a/b, maintenance: {mode: {flag: MAINTENANCE}}}")) {
            // Given
            var environment =
                    Map.of("XDG_STATE_HOME", desk.folder().resolve("states").toString());

            // When
            desk.run(environment, "window", "enter", "--duration", "1h", "--id", "one");
            var there = desk.folder().resolve("states/upkeep/a%2Fb/window/one.window.json");

            // Then
            assertThat(there).exists();
            assertThat(desk.run(environment, "window", "leave").status()).isZero();
            assertThat(there).doesNotExist();
        }
    }
}
