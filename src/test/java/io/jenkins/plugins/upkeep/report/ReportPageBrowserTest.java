package io.jenkins.plugins.upkeep.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.upkeep.system.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looks at the pages with a real browser, under the policy that Jenkins sends. */
class ReportPageBrowserTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    @ParameterizedTest
    @ValueSource(
            strings = {"index.html", "health-check/report.html", "upgrade-plan/report.html", "hostile/report.html"})
    void shouldLoadUnderThePolicyWithoutAViolation(String page, @TempDir Path folder) throws Exception {
        assumeChromium();
        SamplePages.write(folder.resolve("pages"));

        try (var server = server(folder.resolve("pages"))) {
            var seen = browse(server.address("/policy/" + page), folder.resolve("profile"));

            assertThat(seen.dom()).contains("class=\"verdict\"");
            assertThat(seen.console()).doesNotContain("Content Security Policy");
            assertThat(server.requests()).anyMatch(path -> path.endsWith("/report.css"));
        }
    }

    @Test
    void shouldNoticeAViolation(@TempDir Path folder) throws Exception {
        assumeChromium();
        Files.writeString(folder.resolve("bad.html"), "<p style='color: red'>red</p>");

        try (var server = server(folder)) {
            var seen = browse(server.address("/policy/bad.html"), folder.resolve("profile"));

            assertThat(seen.console()).contains("Content Security Policy");
        }
    }

    @Test
    void shouldNotBeWiderThanTheScreen(@TempDir Path folder) throws Exception {
        assumeChromium();
        SamplePages.write(folder.resolve("pages"));

        try (var server = new PageServer(folder.resolve("pages"), SamplePages.ALL, List.of(320, 390, 1280))) {
            var seen = browse(server.address("/probe"), folder.resolve("profile"));

            assertThat(seen.dom()).contains("too wide by " + "0 ".repeat(18).strip() + ".");
        }
    }

    private static void assumeChromium() {
        assumeTrue(Files.isExecutable(CHROMIUM), CHROMIUM + " is not installed; nobody looked at the pages");
    }

    private static PageServer server(Path folder) throws IOException {
        return new PageServer(folder, List.of(), List.of());
    }

    private record Seen(String dom, String console) {}

    private static Seen browse(String address, Path profile) throws Exception {
        var result = Command.of(CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic")
                .with("--no-first-run", "--disable-background-networking", "--disable-component-update")
                .with(
                        "--disable-sync",
                        "--hide-scrollbars",
                        "--no-proxy-server",
                        "--enable-logging=stderr",
                        "--window-size=1400,1000")
                .with("--user-data-dir=" + profile, "--dump-dom", address)
                .run(Duration.ofMinutes(1));
        return new Seen(result.output(), result.errors());
    }
}
