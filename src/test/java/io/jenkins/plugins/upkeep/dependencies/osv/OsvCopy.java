package io.jenkins.plugins.upkeep.dependencies.osv;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes records as a copy of the OSV data. */
public final class OsvCopy {
    private OsvCopy() {}

    /** One file for each record. */
    public static Path folder(Path folder, Map<String, String> records) throws IOException {
        Files.createDirectories(folder);
        for (var record : records.entrySet()) {
            Files.writeString(folder.resolve(record.getKey() + ".json"), record.getValue());
        }
        return folder;
    }

    /** One zip with all records, as the all.zip of an ecosystem. */
    public static Path zip(Path file, Map<String, String> records) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file), StandardCharsets.UTF_8)) {
            for (var record : records.entrySet()) {
                zip.putNextEntry(new ZipEntry(record.getKey() + ".json"));
                zip.write(record.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }
}
