package io.jenkins.plugins.upkeep.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.backup.set.TamperedSet;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.testing.BadDisk;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A drill does not blame a set for the disk that it lies on. */
class DrillOnBadDiskTest {
    @TempDir
    Path folder;

    private ShopDrill shop;

    @BeforeEach
    void backUp() throws Exception {
        shop = ShopDrill.of(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "database/data-0001.sql.zst",
                "database/sequences.sql.zst",
                "database/globals.sql.zst",
                "database/schema.dump.zst",
                "files/documents.tar.zst"
            })
    void shouldNotBlameTheSetForADiskThatCannotBeRead(String path) throws Exception {
        // When
        var id = shop.set();
        Report report;
        try (var disk = BadDisk.reading(shop.setFolder().resolve(path))) {
            assertThat(disk).isNotNull();
            report = shop.drill();
        }

        // Then
        assertThat(report.status()).isEqualTo(Status.UNKNOWN);
        assertThat(report.findings()).extracting(Finding::seen).anyMatch(seen -> seen.contains("Input/output error"));
        assertThat(shop.catalog().find(id).level()).isEqualTo(VerificationLevel.STORED);
    }

    @Test
    void shouldKeepWhatItSawWhenItCannotGoOn() throws Exception {
        // Given a changed row, and files that cannot be read after it
        var id = shop.set();
        TamperedSet.change(
                shop.setFolder(), "database/data-0001.sql.zst", text -> text.replace("customer 7\t", "customer 8\t"));

        // When
        Report report;
        try (var disk = BadDisk.reading(shop.setFolder().resolve("files/documents.tar.zst"))) {
            assertThat(disk).isNotNull();
            report = shop.drill();
        }

        // Then
        assertThat(report.status()).isEqualTo(Status.CRITICAL);
        assertThat(report.findings())
                .extracting(Finding::seen)
                .anyMatch(seen -> seen.contains("their content differs"))
                .anyMatch(seen -> seen.contains("not all of it was compared"));
        assertThat(shop.catalog().find(id).failure()).isPresent();
    }

    @Test
    void shouldSayThatASetCouldNotBeSeen() throws Exception {
        // Given
        shop.backUpAgain();

        // When
        Report report;
        try (var disk = BadDisk.looking(shop.setFolder())) {
            assertThat(disk).isNotNull();
            report = shop.drill();
        }

        // Then: an older one restores, and that is not all there is to say
        assertThat(report.status()).isEqualTo(Status.UNKNOWN);
    }
}
