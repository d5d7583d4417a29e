package io.jenkins.plugins.upkeep.dependencies.osv;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.dependencies.advisory.Advisory;
import io.jenkins.plugins.upkeep.dependencies.advisory.OsvRecords;
import io.jenkins.plugins.upkeep.dependencies.advisory.Wanted;
import io.jenkins.plugins.upkeep.dependencies.version.Ecosystem;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T00:00:00Z"), ZoneOffset.UTC);

    @Test
    void shouldGiveTheSameAnswerFromFolderZipAndServer(@TempDir Path folder) throws Exception {
        // Given
        var files = OsvCopy.folder(folder.resolve("files"), OsvRecords.all());
        var zip = OsvCopy.zip(folder.resolve("all.zip"), OsvRecords.all());
        var zips = folder.resolve("zips");
        OsvCopy.folder(zips, OsvRecords.python());
        OsvCopy.zip(zips.resolve("npm.zip"), OsvRecords.node());
        OsvCopy.zip(zips.resolve("rest.zip"), Map.copyOf(rest()));

        try (var server = new FakeOsv()) {
            // When
            var answers = List.of(
                    answer(new CopySource(files)),
                    answer(new CopySource(zip)),
                    answer(new CopySource(zips)),
                    answer(server.source()));

            // Then
            assertThat(answers).allSatisfy(answer -> assertThat(answer).isEqualTo(expected()));
        }
    }

    private static Map<String, String> rest() {
        var rest = new TreeMap<>(OsvRecords.java());
        rest.putAll(OsvRecords.debian());
        return rest;
    }

    private static Map<String, String> expected() {
        return new TreeMap<>(Map.of(
                "urllib3 1.26.4", "GHSA-q2q7-5pp4-w6pg GHSA-v845-jxx5-vc9f PYSEC-2021-108 → 1.26.17",
                "urllib3 2.0.1", "GHSA-v845-jxx5-vc9f → 2.0.6",
                "lodash 4.17.20", "GHSA-35jh-r3h4-6jhm → 4.17.21",
                "@babel/traverse 7.23.0", "GHSA-67hx-6x53-jw92 → 7.23.2",
                "lodahs 1.0.1", "MAL-2024-77 → none",
                "org.apache.logging.log4j:log4j-core 2.14.1",
                        "GHSA-7rjr-3q55-vv33 GHSA-jfh8-c2jp-5v3q GHSA-p6xc-xr62-6r2g → 2.17.0",
                "org.apache.logging.log4j:log4j-core 2.15.0", "GHSA-7rjr-3q55-vv33 GHSA-p6xc-xr62-6r2g → 2.17.0",
                "openssh 1:9.2p1-2+deb12u2", "DEBIAN-CVE-2007-2243 DEBIAN-CVE-2024-6387 → 1:9.2p1-2+deb12u3"));
    }

    static List<Wanted> wanted() {
        return List.of(
                Wanted.of(OsvRecords.python("urllib3", "1.26.4")),
                Wanted.of(OsvRecords.python("urllib3", "2.0.1")),
                Wanted.of(OsvRecords.python("urllib3", "2.0.7")),
                Wanted.of(OsvRecords.python("urllib3", "1.26.4")),
                Wanted.of(OsvRecords.python("requests", "1.0")),
                Wanted.of(OsvRecords.node("lodash", "4.17.20")),
                Wanted.of(OsvRecords.component(Ecosystem.NPM, "@babel", "traverse", "7.23.0")),
                Wanted.of(OsvRecords.node("lodahs", "1.0.1")),
                Wanted.of(OsvRecords.java("org.apache.logging.log4j", "log4j-core", "2.14.1")),
                Wanted.of(OsvRecords.java("org.apache.logging.log4j", "log4j-core", "2.15.0")),
                Wanted.of(OsvRecords.java("org.apache.logging.log4j", "log4j-core", "2.17.1")),
                OsvRecords.debian("openssh", "1:9.2p1-2+deb12u2"));
    }

    private static Map<String, String> answer(AdvisorySource source) throws Exception {
        var found = source.find(wanted(), CLOCK);
        assertThat(found.problems()).isEmpty();
        assertThat(found.undecided()).isEmpty();
        var answer = new TreeMap<String, String>();
        for (var match : found.matches()) {
            var component = match.wanted().component();
            var ids = match.affecting().stream().map(Advisory::id).toList();
            answer.put(
                    component.fullName() + " " + component.version(),
                    String.join(" ", ids) + " → " + match.remedy().fix().orElse("none"));
        }
        return answer;
    }
}
