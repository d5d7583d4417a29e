package io.jenkins.plugins.upkeep.rollback.database.migrations;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The files of a version in the folder of the migrations.
 *
 * @param files all files of the version
 * @param folder the folder, as the configuration names it
 */
record FolderFiles(VersionFiles files, String folder) {
    /** The folder as paths begin: without a point, and without a slash at the end. */
    private String prefix() {
        var plain = folder.replaceAll("^(?:\\./)+", "").replaceAll("/+$", "");
        return plain.equals(".") ? "" : plain;
    }

    /** The paths of the files that end so. */
    List<String> ending(String end) throws UpkeepException, InterruptedException {
        return files.list(prefix()).stream()
                .filter(path -> path.endsWith(end))
                .sorted()
                .toList();
    }

    /** A file's text, without a byte order mark. */
    String text(String path) throws UpkeepException, InterruptedException {
        var text = new String(files.read(path), StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The last part of a path. */
    static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
