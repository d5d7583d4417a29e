package io.jenkins.plugins.upkeep.config;

import io.jenkins.plugins.upkeep.task.TaskFamilies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;

/** Writes upkeep.yaml and reads it; messages lose the folder, which differs from run to run. */
record ConfigFiles(Path folder, Collection<Class<? extends Record>> sections) {
    static ConfigFiles in(Path folder) {
        return new ConfigFiles(folder, TaskFamilies.sections());
    }

    Path write(String text) {
        return write("upkeep.yaml", text);
    }

    Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException("a test could not write " + name, e);
        }
    }

    Config read(String text) throws ConfigException {
        return read(text, Map.of());
    }

    Config read(String text, Map<String, String> environment) throws ConfigException {
        return ConfigFile.read(write(text), sections, environment);
    }

    ConfigCheck check(String text) {
        return check(text, Map.of());
    }

    ConfigCheck check(String text, Map<String, String> environment) {
        var check = ConfigCheck.check(write(text), sections, environment);
        return new ConfigCheck(
                check.errors().stream().map(this::shortened).toList(),
                check.notes().stream().map(this::shortened).toList());
    }

    String shortened(String message) {
        return message.replace(folder + "/", "");
    }
}
