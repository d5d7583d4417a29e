package io.jenkins.plugins.upkeep.rollback.database.migrations;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A file by which Flyway changes a database.
 *
 * @param path where it is
 * @param kind {@code V} for one that is run once, {@code R} for one that is run whenever it has changed, {@code U}, {@code B}
 * @param version its version; empty for one that is run whenever it has changed
 * @param description what it does, as Flyway notes it
 */
record FlywayFile(String path, char kind, Optional<FlywayVersion> version, String description) {
    private static final Pattern FORM = Pattern.compile("([VUBR])(.*?)__(.+)\\.(?:sql|java|kt)");

    /** Reads a file's name; empty when it is none of Flyway's. */
    static Optional<FlywayFile> of(String path) {
        var form = FORM.matcher(FolderFiles.name(path));
        if (!form.matches()) {
            return Optional.empty();
        }
        var kind = form.group(1).charAt(0);
        var version = FlywayVersion.of(form.group(2));
        var whole = kind == 'R' ? form.group(2).isEmpty() : version.isPresent();
        return Optional.of(new FlywayFile(path, kind, version, form.group(3).replace('_', ' ')))
                .filter(file -> whole);
    }

    boolean isSql() {
        return path.endsWith(".sql");
    }

    /** The sum by which Flyway knows whether a file has changed: of its lines, without what ends them. */
    static int checksum(String text) {
        var sum = new CRC32();
        text.lines().forEach(line -> sum.update(line.getBytes(StandardCharsets.UTF_8)));
        return (int) sum.getValue();
    }
}
