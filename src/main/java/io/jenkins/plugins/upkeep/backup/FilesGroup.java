package io.jenkins.plugins.upkeep.backup;

import io.jenkins.plugins.upkeep.config.Key;
import io.jenkins.plugins.upkeep.config.Require;
import java.nio.file.Path;
import java.util.List;

/**
 * A group of files in a backup.
 *
 * @param name its name, which becomes a file name in the set
 * @param paths files and folders; relative ones start from the folder of upkeep.yaml
 */
public record FilesGroup(
        @Key("The group's name: letters, digits, - and _") String name,

        @Key("Files and folders; relative ones start from the folder of upkeep.yaml")
        List<Path> paths) {
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9_-]{0,63}";

    public FilesGroup {
        Require.that(name.matches(NAME), "name", "1 to 64 letters, digits, - and _, a letter or digit first");
        Require.some("paths", paths);
    }
}
