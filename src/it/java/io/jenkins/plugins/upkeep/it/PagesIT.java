package io.jenkins.plugins.upkeep.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people see in Jenkins, and what they do not. */
@NeedsJenkins
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesIT {
    /** Things of ours that stick out of the window, unless a box around them scrolls. */
    private static final String BEYOND_THE_EDGE = "[...document.querySelectorAll('.upkeep, .upkeep *')]"
            + ".filter(thing => thing.getBoundingClientRect().right > innerWidth && !thing.closest('.scroll'))"
            + ".map(thing => thing.tagName + '.' + thing.className)";

    /** Planned runs that are not within the card of their day. */
    private static final String OUT_OF_THEIR_DAY = "[...document.querySelectorAll('#week .planned')].filter(run => {"
            + " const card = run.closest('ol.week > li').getBoundingClientRect(); const box = run.getBoundingClientRect();"
            + " return box.bottom > card.bottom || box.right > card.right; }).map(run => run.innerText)";

    private static final Path SCREENSHOTS = Path.of("target/it/screenshots");

    private final Controller controller;
    private Build build;

    PagesIT(Controller controller) {
        this.controller = controller;
    }

    @BeforeAll
    void build() {
        var config = """
                service: "<img src=x onerror=alert(1)>"
                api: {endpoints: [{name: "<script>alert(1)</script>", url: 'http://127.0.0.1:1/'}]}
                """;
        build = controller
                .job("pages", Shop.pipeline(config, "healthCheck(failOn: 'NEVER', unstableOn: 'WARNING')\n"))
                .run();
        assertThat(build.result()).as(build.log()).hasValue("UNSTABLE");
    }

    /** Another page needs no more than a line here. */
    private Stream<String> pages() {
        return Stream.of(
                build.path() + "/",
                build.path() + "/upkeep/",
                build.path() + "/upkeep/report/" + build.reports().get(0) + "/",
                build.job().path() + "/maintenance/",
                "/maintenance/");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void shouldBeShownToThoseWhoMayRead(String page) {
        assertThat(controller.admin().get(page).status()).isEqualTo(200);
        assertThat(controller.as("reader").get(page).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void shouldBeHiddenFromAllOthers(String page) {
        assertThat(controller.anonymous().get(page).status()).isIn(403, 404);
        assertThat(controller.as("stranger").get(page).status()).isIn(403, 404);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void shouldEscapeWhatAServiceIsCalled(String page) {
        assertThat(controller.admin().text(page)).doesNotContain("<img src=x", "<script>alert");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"..%2f..%2fbuild.xml", "..%2F1", "..%252f..%252fbuild", "999", "x.json", "..%5c..%5cbuild", "%00"
            })
    void shouldKnowNoOtherReports(String id) {
        for (var place : List.of("/upkeep/report/", "/artifact/upkeep/")) {
            assertThat(controller.admin().get(build.path() + place + id).status())
                    .as(place + id)
                    .isIn(400, 403, 404);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HealthCheckStep",
                "VerifiedBackupStep",
                "BackupCheckStep",
                "DrRestoreTestStep",
                "FailoverTestStep",
                "AlertTestStep",
                "PgMaintenanceStep",
                "RedisMaintenanceStep",
                "ApiPerformanceStep",
                "AccessReviewStep",
                "DataQualityStep",
                "EmergencyCheckStep",
                "RollbackToStep",
                "RollbackResumeStep",
                "RollbackUndoStep",
                "RollbackCleanStep",
                "SecurityAuditStep",
                "AccessAuditStep",
                "DependencyUpdatesStep",
                "PerformanceReviewStep",
                "UpgradePlanStep"
            })
    void shouldAnswerFormsByPostOnly(String step) {
        // Given
        var descriptor = build.job().path() + "/descriptorByName/io.jenkins.plugins.upkeep.jenkins.steps." + step + "/";

        for (var method : List.of(
                "fillFailOnItems",
                "fillUnstableOnItems",
                "fillDatabaseCredentialsIdItems",
                "fillStoreCredentialsIdItems")) {
            // When, Then
            assertThat(controller.admin().get(descriptor + method).status()).isIn(404, 405);
            assertThat(controller.admin().post(descriptor + method).status()).isEqualTo(200);
        }
    }

    @Test
    void shouldOfferCredentialsToThoseOnlyWhoMayChoose() {
        // Given
        var path = build.job().path() + "/descriptorByName/io.jenkins.plugins.upkeep.jenkins.steps.HealthCheckStep"
                + "/fillDatabaseCredentialsIdItems";

        // When, Then
        assertThat(controller.admin().post(path).good())
                .contains("\"database\"", "\"wrong\"")
                .doesNotContain("\"text\"");
        assertThat(controller.as("reader").post(path).body()).doesNotContain("\"database\"", "\"wrong\"");
    }

    @Test
    void shouldAnswerTheFormOfTheSystemByPostOnly() {
        // Given
        var descriptor = "/descriptorByName/io.jenkins.plugins.upkeep.jenkins.settings.UpkeepConfiguration/";

        for (var method : List.of("fillFailOnItems", "checkReportsKept?value=5", "checkStopGrace?value=5")) {
            // When, Then
            assertThat(controller.admin().get(descriptor + method).status()).isIn(404, 405);
            assertThat(controller.admin().post(descriptor + method).status()).isEqualTo(200);
            assertThat(controller.as("reader").post(descriptor + method).status())
                    .isEqualTo(403);
        }
    }

    @Test
    @EnabledIf("hasBrowser")
    void shouldKeepThePolicyOfContent(@TempDir Path folder) {
        // Given
        var places = Stream.concat(
                        pages(), Stream.of("/manage/configure", build.job().path() + "/pipeline-syntax/"))
                .toList();
        try (var browser = Browser.as("admin", folder)) {
            for (int number = 0; number < places.size(); number++) {
                // When
                browser.open(controller.url() + places.get(number));
                browser.screenshot(SCREENSHOTS.resolve("page-" + number + ".png"));
            }

            // Then
            assertThat(controller.admin().get(places.get(1)).headers().firstValue("Content-Security-Policy"))
                    .isPresent();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    /** As a screenshot each, for somebody to look at. */
    @ParameterizedTest
    @CsvSource({"390, light", "390, dark", "1280, dark"})
    @EnabledIf("hasBrowser")
    void shouldShowTheReportsOnOtherScreens(int width, String scheme, @TempDir Path folder) {
        try (var browser = Browser.as("admin", folder)) {
            // Given
            browser.screen(width, scheme);

            // When
            var number = 0;
            for (var place : pages().toList()) {
                browser.open(controller.url() + place);
                assertThat(browser.evaluate(BEYOND_THE_EDGE))
                        .as("%s at %s pixels", place, width)
                        .isEmpty();
                assertThat(Integer.parseInt(browser.evaluate("document.documentElement.scrollWidth")))
                        .as("width of %s at %s pixels", place, width)
                        .isLessThanOrEqualTo(width);
                browser.screenshot(SCREENSHOTS.resolve(scheme + "-" + width + "-" + number++ + ".png"));
            }

            // Then
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 1280})
    @EnabledIf("hasBrowser")
    void shouldShowWhatIsPlannedOnEachDay(int width, @TempDir Path folder) {
        // Given
        controller
                .job(
                        "planned",
                        "properties([pipelineTriggers([cron('25 2 * * *\\n40 2 * * *\\n10 3 * * *')])])\n"
                                + Shop.pipeline(
                                        "service: shop\n", "healthCheck(failOn: 'NEVER', unstableOn: 'NEVER')\n"))
                .run();
        try (var browser = Browser.as("admin", folder)) {
            browser.screen(width, "light");

            // When
            browser.open(controller.url() + "/maintenance/");
            browser.screenshot(SCREENSHOTS.resolve("week-" + width + ".png"));

            // Then
            assertThat(Integer.parseInt(browser.evaluate("document.querySelectorAll('#week .planned').length")))
                    .isGreaterThanOrEqualTo(6);
            assertThat(browser.evaluate(OUT_OF_THEIR_DAY)).isEmpty();
        }
    }

    static boolean hasBrowser() {
        return Browser.program().isPresent();
    }
}
