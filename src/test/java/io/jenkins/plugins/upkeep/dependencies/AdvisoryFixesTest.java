package io.jenkins.plugins.upkeep.dependencies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.dependencies.advisory.OsvRecords;
import io.jenkins.plugins.upkeep.dependencies.manifest.Component;
import io.jenkins.plugins.upkeep.dependencies.osv.CopySource;
import io.jenkins.plugins.upkeep.dependencies.update.Fixes;
import io.jenkins.plugins.upkeep.dependencies.version.Ecosystem;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdvisoryFixesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T00:00:00Z"), ZoneOffset.UTC);
    private static final Component OLD = OsvRecords.python("urllib3", "1.26.4");

    @TempDir
    private Path folder;

    private Fixes fixes(Component... components) throws Exception {
        return new AdvisoryFixes(new CopySource(folder), Duration.ofDays(30_000)).about(List.of(components), CLOCK);
    }

    private void write(String id, String text) throws Exception {
        Files.writeString(folder.resolve(id + ".json"), text);
    }

    private void writeAll() throws Exception {
        for (var record : OsvRecords.python().entrySet()) {
            write(record.getKey(), record.getValue());
        }
    }

    @Test
    void shouldNameEachVulnerabilityThatAnUpdateMends() throws Exception {
        // Given
        writeAll();

        // When
        var fixes = fixes(OLD, OsvRecords.python("requests", "2.31.0"));

        // Then
        assertThat(fixes.isInformed()).isTrue();
        assertThat(fixes.of(OLD, "1.26.5")).containsExactly("CVE-2021-33503");
        assertThat(fixes.of(OLD, "1.26.17")).contains("CVE-2021-33503", "CVE-2023-43804");
        assertThat(fixes.of(OLD, "1.26.4")).isEmpty();
        assertThat(fixes.of(OsvRecords.python("requests", "2.31.0"), "2.32.0")).isEmpty();
    }

    @Test
    void shouldKnowAVersionThatWasMadeToDoHarm() throws Exception {
        // Given
        writeAll();
        write("MAL-2026-1", """
                {"id": "MAL-2026-1", "modified": "2026-11-01T00:00:00Z", "summary": "Steals keys",
                 "affected": [{"package": {"ecosystem": "PyPI", "name": "urllib3"}, "versions": ["1.26.18"]}]}
                """);

        // When
        var fixes = fixes(OLD);

        // Then
        assertThat(fixes.isHarmful(OLD, "1.26.18")).isTrue();
        assertThat(fixes.isHarmful(OLD, "1.26.17")).isFalse();
    }

    @Test
    void shouldKnowNothingOfWhatTheDataDoNotCoverOrAreTooOldFor() throws Exception {
        // Given
        writeAll();
        var other = new Component(Ecosystem.MAVEN, "org.shop", "shop", "1.0.0", OptionalInt.empty());

        // When
        var uncovered = fixes(OLD, other);
        var old = new AdvisoryFixes(new CopySource(folder), Duration.ofDays(1))
                .about(List.of(OLD), Clock.offset(CLOCK, Duration.ofDays(30_000)));

        // Then
        assertThat(uncovered.isInformed()).isFalse();
        assertThat(uncovered.gaps()).singleElement().asString().endsWith("has nothing of Maven");
        assertThat(uncovered.of(OLD, "1.26.5")).containsExactly("CVE-2021-33503");
        assertThat(old.isInformed()).isFalse();
        assertThat(old.gaps()).singleElement().asString().contains("its newest entry of PyPI is ", " old");
        assertThat(old.of(OLD, "1.26.5")).isEmpty();
    }

    @Test
    void shouldSayThatACopyIsNotWhole() throws Exception {
        // Given
        writeAll();
        write("GHSA-torn", "{\"id\": \"GHSA-torn\", \"affected\": [{\"package\": {\"name\": \"urllib3\"");

        // When, Then
        assertThatThrownBy(() -> fixes(OLD))
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("is not whole")
                .hasMessageContaining("GHSA-torn");
    }
}
