package io.jenkins.plugins.upkeep.backup.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.system.process.Command;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Makes files to archive, and archives them. */
final class Sample {
    static final Duration LONG = Duration.ofSeconds(20);

    private Sample() {}

    static void sampleFiles(Path base, int count) throws IOException {
        var data = Files.createDirectory(base.resolve("data"));
        for (int index = 0; index < count; index++) {
            Files.writeString(data.resolve("file-" + index), "content " + index);
        }
    }

    static void touch(Path folder, String name) throws IOException {
        if (name.length() <= 255) {
            Files.createFile(folder.resolve(name));
        }
        assertThat(Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS))
                .isTrue();
    }

    static void link(Path base, String name, String target) throws IOException {
        Files.createSymbolicLink(base.resolve(name), Path.of(target));
    }

    static void shell(Path folder, String script) throws Exception {
        Command.of("sh", "-c", script).in(folder).output(LONG);
    }

    static FileEvidence write(Path base, String path, OutputStream target, OutputStream listing) throws Exception {
        return new FileArchive(List.of())
                .write(new FilesPart("sample", List.of(path)), base, target, listing, count -> {});
    }
}
