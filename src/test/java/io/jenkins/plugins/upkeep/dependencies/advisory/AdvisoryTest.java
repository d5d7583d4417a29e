package io.jenkins.plugins.upkeep.dependencies.advisory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.dependencies.advisory.Verdict.Answer;
import io.jenkins.plugins.upkeep.dependencies.version.Ecosystem;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdvisoryTest {
    @ParameterizedTest
    @CsvSource({
        "1.25.11, UNAFFECTED",
        "1.26.0rc1, UNAFFECTED",
        "1.26, AFFECTED",
        "1.26.4, AFFECTED",
        "1.26.4.post1, AFFECTED",
        "1.26.5.dev1, AFFECTED",
        "1.26.5, UNAFFECTED",
        "2.0, UNAFFECTED"
    })
    void shouldAffectTheVersionsOfARange(String version, Answer answer) throws UpkeepException {
        // Given
        var advisory = read(OsvRecords.python().get("GHSA-q2q7-5pp4-w6pg"));

        // When
        var verdict = advisory.affects(Wanted.of(OsvRecords.python("urllib3", version)));

        // Then
        assertThat(verdict.answer()).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "7.23.1, AFFECTED",
        "7.23.2, UNAFFECTED",
        "7.99.0, UNAFFECTED",
        "8.0.0-alpha.0, AFFECTED",
        "8.0.0-alpha.3, AFFECTED",
        "8.0.0-alpha.4, UNAFFECTED",
        "8.0.0, UNAFFECTED"
    })
    void shouldReadSeveralRangesInOneListOfEvents(String version, Answer answer) throws UpkeepException {
        // Given
        var advisory = read(OsvRecords.node().get("GHSA-67hx-6x53-jw92"));
        var wanted = Wanted.of(OsvRecords.component(Ecosystem.NPM, "@babel", "traverse", version));

        // When, Then
        assertThat(advisory.affects(wanted).answer()).isEqualTo(answer);
    }

    @Test
    void shouldAgreeWithCountingByHandOnAnyRange() {
        // Given
        var random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            var line = new ArrayList<>(IntStream.range(0, 12).boxed().toList());
            Collections.shuffle(line, random);
            var kinds = Event.Kind.values();
            var events = line.subList(0, random.nextInt(1, 7)).stream()
                    .map(version -> new Event(kinds[random.nextInt(kinds.length)], String.valueOf(version)))
                    .toList();

            // When, Then
            for (int version = 0; version < 13; version++) {
                var rule = new RangeRule(Place.of(Ecosystem.PYPI, String.valueOf(version)));
                assertThat(rule.holds(new Range("ECOSYSTEM", events)).answer())
                        .as("%s in %s", version, events)
                        .isEqualTo(answerByHand(version, events));
            }
        }
    }

    private static Answer answerByHand(int version, List<Event> events) {
        if (events.stream().noneMatch(event -> event.kind() == Event.Kind.INTRODUCED)) {
            return Answer.UNDECIDED;
        }
        return byHand(version, events) ? Answer.AFFECTED : Answer.UNAFFECTED;
    }

    /** Goes along the versions one by one, as a person would with a pencil. */
    private static boolean byHand(int version, List<Event> events) {
        var at = new HashMap<Integer, Event.Kind>();
        events.forEach(event -> at.put(Integer.parseInt(event.version()), event.kind()));
        var limits = at.keySet().stream()
                .filter(one -> at.get(one) == Event.Kind.LIMIT)
                .toList();
        var affected = false;
        for (int step = 0; step <= version; step++) {
            var ended = at.get(step - 1) == Event.Kind.LAST_AFFECTED || at.get(step) == Event.Kind.FIXED;
            affected = at.get(step) == Event.Kind.INTRODUCED || (affected && !ended);
        }
        return affected && (limits.isEmpty() || limits.stream().anyMatch(limit -> version < limit));
    }

    @Test
    void shouldSortEventsBeforeItReadsThem() throws UpkeepException {
        // Given
        var advisory = read(python("\"ranges\": [{\"type\": \"ECOSYSTEM\", \"events\": [{\"fixed\": \"2.10\"}, "
                + "{\"introduced\": \"2.9\"}, {\"fixed\": \"1.2\"}, {\"introduced\": \"0\"}]}]"));

        // When, Then
        assertThat(answer(advisory, "1.0")).isEqualTo(Answer.AFFECTED);
        assertThat(answer(advisory, "1.2")).isEqualTo(Answer.UNAFFECTED);
        assertThat(answer(advisory, "2.9.1")).isEqualTo(Answer.AFFECTED);
        assertThat(answer(advisory, "2.10")).isEqualTo(Answer.UNAFFECTED);
    }

    @Test
    void shouldHoldTheLastAffectedVersionForAffected() throws UpkeepException {
        // Given
        var advisory = read(
                python(
                        "\"ranges\": [{\"type\": \"ECOSYSTEM\", \"events\": [{\"introduced\": \"0\"}, {\"last_affected\": \"1.5\"}]}]"));

        // When, Then
        assertThat(answer(advisory, "1.5")).isEqualTo(Answer.AFFECTED);
        assertThat(answer(advisory, "1.5.0")).isEqualTo(Answer.AFFECTED);
        assertThat(answer(advisory, "1.5.1")).isEqualTo(Answer.UNAFFECTED);
    }

    @ParameterizedTest
    @CsvSource({
        "2.7.1+cu126, 2.7.1, AFFECTED",
        "2.7.1+cu126, 2.7.1+cu126, AFFECTED",
        "2.7.1+cu127, 2.7.1+cu126, UNAFFECTED",
        "2.7.2+cu126, 2.7.1, UNAFFECTED",
    })
    void shouldJudgeABuildByTheVersionThatItIsMadeFrom(String version, String last, Answer answer)
            throws UpkeepException {
        // Given
        var byRange = read(python("\"ranges\": [{\"type\": \"ECOSYSTEM\", \"events\": [{\"introduced\": \"2.7.1\"}, "
                + "{\"last_affected\": \"" + last + "\"}]}]"));
        var byList = read(python("\"versions\": [\"" + last + "\"]"));
        var mended = read(python("\"ranges\": [{\"type\": \"ECOSYSTEM\", \"events\": [{\"introduced\": \"0\"}, "
                + "{\"fixed\": \"" + version + "\"}]}]"));

        // When, Then
        assertThat(answer(byRange, version)).isEqualTo(answer);
        assertThat(answer(byList, version)).isEqualTo(answer);
        assertThat(answer(mended, version)).isEqualTo(Answer.UNAFFECTED);
    }

    @Test
    void shouldSayNothingOfVersionsBeyondALimit() throws UpkeepException {
        // Given
        var limited = read(
                python(
                        "\"ranges\": [{\"type\": \"ECOSYSTEM\", \"events\": [{\"introduced\": \"1.0\"}, {\"limit\": \"2.0\"}]}]"));
        var open = read(
                python(
                        "\"ranges\": [{\"type\": \"ECOSYSTEM\", \"events\": [{\"introduced\": \"1.0\"}, {\"limit\": \"*\"}]}]"));

        // When, Then
        assertThat(answer(limited, "1.9")).isEqualTo(Answer.AFFECTED);
        assertThat(answer(limited, "2.0")).isEqualTo(Answer.UNAFFECTED);
        assertThat(answer(open, "9.0")).isEqualTo(Answer.AFFECTED);
    }

    @Test
    void shouldAffectTheVersionsThatAreListedHoweverTheyAreWritten() throws UpkeepException {
        // Given
        var advisory = read(python("\"versions\": [\"1.0\", \"3.0rc1\", \"no version\"]"));

        // When, Then
        assertThat(answer(advisory, "1.0.0")).isEqualTo(Answer.AFFECTED);
        assertThat(answer(advisory, "3.0.RC-1")).isEqualTo(Answer.AFFECTED);
        assertThat(answer(advisory, "no version")).isEqualTo(Answer.AFFECTED);
        assertThat(answer(advisory, "2.0")).isEqualTo(Answer.UNAFFECTED);
    }

    @ParameterizedTest
    @CsvSource({
        "NPM, 1.10.0+build.5, 1.10.0, AFFECTED",
        "NPM, 1.10.0, 1.1.0, UNAFFECTED",
        "MAVEN, 1.0-ga, 1, AFFECTED",
        "MAVEN, 1.0-a1, 1-alpha-1, AFFECTED",
        "PYPI, 1.0-1, v1.post1, AFFECTED",
        "PYPI, 1.0+local.1, 1.0, UNAFFECTED",
        "DEBIAN, 0:1.05-1, 1.5-1, AFFECTED"
    })
    void shouldSeeTheSameVersionInAnotherWriting(Ecosystem ecosystem, String listed, String version, Answer answer)
            throws UpkeepException {
        // Given
        var advisory = read("{\"id\": \"X-1\", \"modified\": \"2024-01-01T00:00:00Z\", \"affected\": [{\"package\": "
                + "{\"ecosystem\": \"" + ecosystem.osvName() + "\", \"name\": \"some\"}, \"versions\": [\"" + listed
                + "\"]}]}");
        var wanted = Wanted.of(OsvRecords.component(ecosystem, "", "some", version));

        // When, Then
        assertThat(advisory.affects(wanted).answer()).isEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"ranges\": [{\"type\": \"ECOSYSTEM\", \"events\": [{\"introduced\": \"0\"}, {\"fixed\": \"the next one\"}]}]",
                "\"ranges\": [{\"type\": \"GIT\", \"events\": [{\"introduced\": \"0\"}, {\"fixed\": \"2d4a3fee6de2\"}]}]",
                "\"ranges\": [{\"type\": \"ECOSYSTEM\", \"events\": [{\"fixed\": \"2.0\"}]}]",
                "\"ranges\": [{\"type\": \"ECOSYSTEM\", \"events\": []}], \"versions\": [\"3.0\"]",
                "\"ranges\": []"
            })
    void shouldSayThatItCannotBeTold(String ranges) throws UpkeepException {
        // Given
        var advisory = read(python(ranges));

        // When
        var verdict = advisory.affects(Wanted.of(OsvRecords.python("some", "1.0")));

        // Then
        assertThat(verdict.answer()).isEqualTo(Answer.UNDECIDED);
        assertThat(verdict.reason())
                .containsAnyOf(
                        "the next one, which is no version",
                        "names no version",
                        "does not say in which version it begins");
    }

    @Test
    void shouldSayThatAVersionIsNone() throws UpkeepException {
        // Given
        var advisory = read(OsvRecords.python().get("GHSA-q2q7-5pp4-w6pg"));

        // When
        var verdict = advisory.affects(Wanted.of(OsvRecords.python("urllib3", "latest")));

        // Then
        assertThat(verdict.answer()).isEqualTo(Answer.UNDECIDED);
        assertThat(verdict.reason()).isEqualTo("latest is no version of PyPI");
    }

    @Test
    void shouldPreferACertainAnswerToADoubt() throws UpkeepException {
        // Given
        var advisory = read(python("\"versions\": [\"1.0\"], \"ranges\": [{\"type\": \"ECOSYSTEM\", \"events\": "
                + "[{\"introduced\": \"?\"}]}]"));

        // When, Then
        assertThat(answer(advisory, "1.0")).isEqualTo(Answer.AFFECTED);
        assertThat(answer(advisory, "2.0")).isEqualTo(Answer.UNDECIDED);
    }

    @Test
    void shouldKeepReleasesOfADistributionApart() throws UpkeepException {
        // Given
        var advisory = read(OsvRecords.debian().get("DEBIAN-CVE-2024-6387"));
        var between = "1:9.2p1-2+deb12u5";

        // When, Then
        assertThat(advisory.affects(OsvRecords.debian("openssh", "1:9.2p1-2+deb12u2"))
                        .answer())
                .isEqualTo(Answer.AFFECTED);
        assertThat(advisory.affects(OsvRecords.debian("openssh", between)).answer())
                .isEqualTo(Answer.UNAFFECTED);
        assertThat(advisory.affects(
                                new Wanted(OsvRecords.debian("openssh", between).component(), "13"))
                        .answer())
                .isEqualTo(Answer.AFFECTED);
        assertThat(advisory.affects(
                                Wanted.of(OsvRecords.debian("openssh", between).component()))
                        .answer())
                .isEqualTo(Answer.UNDECIDED);
    }

    @Test
    void shouldFindAReleaseOfUbuntuWithItsLongTermMark() {
        // Given
        var wanted = new Wanted(OsvRecords.component(Ecosystem.DEBIAN, "ubuntu", "curl", "7.81.0-1"), "22.04");

        // When, Then
        assertThat(wanted.is("Ubuntu:22.04:LTS", "curl")).isTrue();
        assertThat(wanted.is("Ubuntu:Pro:22.04:LTS", "curl")).isFalse();
        assertThat(wanted.is("Ubuntu:24.04:LTS", "curl")).isFalse();
        assertThat(wanted.is("Debian:12", "curl")).isFalse();
    }

    @Test
    void shouldNotAffectAnythingOnceItIsWithdrawn() throws UpkeepException {
        // Given
        var advisory = read(OsvRecords.python().get("PYSEC-2020-999"));

        // When, Then
        assertThat(advisory.affects(Wanted.of(OsvRecords.python("urllib3", "1.0")))
                        .answer())
                .isEqualTo(Answer.UNAFFECTED);
    }

    @Test
    void shouldNotMindHowTheNameIsWrittenInPython() throws UpkeepException {
        // Given
        var record = "{\"id\": \"X-1\", \"modified\": \"2024-01-01T00:00:00Z\", \"affected\": [{\"package\": "
                + "{\"ecosystem\": \"PyPI\", \"name\": \"Typing__Extensions\"}, \"versions\": [\"1\"]}]}";

        // When, Then
        assertThat(read(record)
                        .affects(Wanted.of(OsvRecords.python("typing-extensions", "1.0")))
                        .answer())
                .isEqualTo(Answer.AFFECTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{}",
                "{\"id\": \"X\"}",
                "{\"id\": \"X\", \"modified\": \"yesterday\"}",
                "{\"id\": \"X",
                "{\"id\": \"X\", \"modified\": \"2024-01-01T00:00:00Z\", \"affected\": 7}"
            })
    void shouldRefuseWhatIsNoRecord(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("is no OSV record");
    }

    private static String python(String affected) {
        return "{\"id\": \"X-1\", \"modified\": \"2024-01-01T00:00:00Z\", \"affected\": [{\"package\": "
                + "{\"ecosystem\": \"PyPI\", \"name\": \"some\"}, " + affected + "}]}";
    }

    private static Answer answer(Advisory advisory, String version) {
        return advisory.affects(Wanted.of(OsvRecords.python("some", version))).answer();
    }

    private static Advisory read(String text) throws UpkeepException {
        return AdvisoryReader.read(text.getBytes(StandardCharsets.UTF_8), (ecosystem, name) -> true);
    }
}
