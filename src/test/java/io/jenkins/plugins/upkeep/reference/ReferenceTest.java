package io.jenkins.plugins.upkeep.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference is what the code says. {@code bin/reference} writes it anew. */
class ReferenceTest {
    @Test
    void shouldBeWhatTheCodeSays(@TempDir Path folder) throws Exception {
        var pages = ReferencePages.all(folder);

        if (Boolean.getBoolean("upkeep.reference.write")) {
            write(pages);
        }
        assertThat(written()).as("docs/reference; bin/reference writes it anew").isEqualTo(pages);
    }

    @Test
    void shouldTellWhichSectionsATaskReads(@TempDir Path folder) throws IOException, ConfigException {
        assertThat(ReferencePages.all(folder).get("data-quality.md"))
                .contains("### `marketData`", "### `database`", "| `marketData.interval` | duration |")
                .doesNotContain("### `backup`");
    }

    private static Map<String, String> written() throws IOException {
        var written = new TreeMap<String, String>();
        try (var files = Files.list(ReferencePages.FOLDER)) {
            for (var file : files.toList()) {
                written.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return written;
    }

    private static void write(Map<String, String> pages) throws IOException {
        Files.createDirectories(ReferencePages.FOLDER);
        for (var name : written().keySet()) {
            Files.delete(ReferencePages.FOLDER.resolve(name));
        }
        for (var page : pages.entrySet()) {
            Files.writeString(ReferencePages.FOLDER.resolve(page.getKey()), page.getValue());
        }
    }
}
