package io.jenkins.plugins.upkeep.dependencies.apt;

import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The distribution that runs here.
 *
 * @param id its name in small letters: {@code debian}
 * @param release its release: {@code 12}; empty for one that has none yet
 */
public record OsRelease(String id, String release) {
    private static final int LONGEST = 64 << 10;

    /** As os-release(5) has it. */
    static OsRelease read(Path file) throws UpkeepException {
        try (var in = Files.newInputStream(file)) {
            var text = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
            var values = values(text);
            return new OsRelease(values.getOrDefault("ID", "linux"), values.getOrDefault("VERSION_ID", ""));
        } catch (IOException e) {
            throw new UpkeepException(
                    file + ": cannot be read (" + OneLine.of(e.getMessage())
                            + "); it says which distribution runs here",
                    e);
        }
    }

    private static Map<String, String> values(String text) {
        var values = new HashMap<String, String>();
        text.lines().forEach(line -> {
            var end = line.indexOf('=');
            if (end > 0) {
                values.put(
                        line.substring(0, end).strip(),
                        bare(line.substring(end + 1).strip()));
            }
        });
        return values;
    }

    private static String bare(String value) {
        return value.replaceAll("^([\"'])(.*)\\1$", "$2");
    }

    /**
     * @return whether advisories name its packages by its own name and release
     */
    public boolean isNamedByAdvisories() {
        return !release.isEmpty() && (id.equals("debian") || id.equals("ubuntu"));
    }

    /**
     * @return the distribution in words: {@code debian 12}
     */
    public String inWords() {
        return release.isEmpty() ? id : id + " " + release;
    }
}
