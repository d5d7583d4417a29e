package io.jenkins.plugins.upkeep.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ReportPageTest {
    @ParameterizedTest
    @MethodSource("pages")
    void shouldBeWellFormedAndHoldNothingThatThePolicyForbids(String page) throws Exception {
        var elements = elements(parsed(page), "*");

        assertThat(elements).extracting(Element::getTagName).doesNotContain("script", "style", "img", "iframe", "form");
        assertThat(elements).noneMatch(element -> element.hasAttribute("style") || element.hasAttribute("src"));
        assertThat(elements)
                .allSatisfy(element -> assertThat(element.getAttribute("href")).doesNotContain(":", ".."));
        assertThat(page)
                .doesNotContainIgnoringCase("<script", "http:", "https:", "\u202E", "\u001b", "NaN,", "Infinity");
    }

    @Test
    void shouldShowHostileTextAsText() throws Exception {
        var text = parsed(ReportPage.html(SampleReports.hostile()))
                .getDocumentElement()
                .getTextContent();

        assertThat(text).contains("\"><script>alert('x')</script>", "<U+202E>gnp.exe", "&amp; Ünïcødé 表 שולחן");
    }

    @Test
    void shouldLinkArtifactsThatLieWithin() throws Exception {
        var links = elements(parsed(ReportPage.html(SampleReports.hostile())), "a");

        assertThat(links)
                .extracting(link -> link.getAttribute("href"))
                .containsExactly(
                        "a%20folder/50%25%20%22%3Cscript%3E%23%3F.txt", "javascript%3Aalert%281%29", "report.json");
    }

    @Test
    void shouldPutTheActionsOfFindingsFirst() {
        var page = ReportPage.html(SampleReports.failedHealthCheck());

        assertThat(page)
                .containsSubsequence(
                        "CRITICAL",
                        "The second endpoint is down",
                        "What to do",
                        "systemctl start",
                        "Measurements",
                        "over",
                        "96.4 %",
                        "not measurable: ",
                        "Response time",
                        "report.json");
    }

    @Test
    void shouldCutLongTables() {
        var rows = IntStream.range(0, 700).mapToObj(at -> List.of("row " + at)).toList();
        var report = Report.of("t", "s")
                .add(new View.Table("Rows", List.of(View.Column.text("Name")), rows))
                .build(java.time.Instant.EPOCH, java.time.Duration.ZERO, "Done.");

        assertThat(ReportPage.html(report))
                .contains("row 499", "and 200 more rows")
                .doesNotContain("row 500");
    }

    @Test
    void shouldWriteThePageWithItsStyleSheet(@TempDir Path folder) throws Exception {
        var page = ReportPage.write(SampleReports.verifiedBackup(), folder.resolve("new"));

        assertThat(page).hasFileName("report.html").content().startsWith("<!DOCTYPE html>");
        assertThat(Files.readString(page.resolveSibling("report.css")))
                .contains("prefers-color-scheme: dark")
                .doesNotContain("url(", "@import");
    }

    @Test
    void shouldLinkReportsFromTheOverview() {
        var page = OverviewPage.html("Daily maintenance", SampleReports.overview());

        assertThat(page)
                .contains(
                        "3 reports: 1 critical, 1 warning, 1 OK",
                        "href=\"verified-backup/report.html\"",
                        "tone-critical");
    }

    static Stream<String> pages() {
        return Stream.of(
                ReportPage.html(SampleReports.verifiedBackup()),
                ReportPage.html(SampleReports.restoreTest()),
                ReportPage.html(SampleReports.failedHealthCheck()),
                ReportPage.html(SampleReports.upgradePlan()),
                ReportPage.html(SampleReports.hostile()),
                OverviewPage.html("Daily", SampleReports.overview()),
                OverviewPage.html("None", List.of()));
    }

    private static Document parsed(String page) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> elements(Document document, String name) {
        var nodes = document.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(at -> (Element) nodes.item(at))
                .toList();
    }
}
