package io.jenkins.plugins.upkeep.cli.demo;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;

/** The files of the sample service: plain ones, a link and an empty folder. */
final class SampleFiles {
    private static final OpenOption[] NEW = {StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE};

    private final Path folder;

    private SampleFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes them.
     *
     * @param folder the service's folder
     * @return how many there are, with link and empty folder
     * @throws UpkeepException when the folder does not take them
     */
    static int write(Path folder) throws UpkeepException {
        var files = new SampleFiles(folder);
        var contents = contents();
        try {
            for (var file : contents.entrySet()) {
                files.write(file.getKey(), file.getValue());
            }
            Files.createSymbolicLink(folder.resolve("strategies/current.py"), Path.of("momentum.py"));
            Files.createDirectory(folder.resolve("docs/drafts"));
        } catch (IOException e) {
            throw unwritten(folder, e);
        }
        return contents.size() + 2;
    }

    /** Writes a file that nobody else may read. */
    static void writePrivate(Path file, String text) throws UpkeepException {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw unwritten(file, e);
        }
    }

    private static UpkeepException unwritten(Path place, IOException problem) {
        return new UpkeepException(place + ": cannot be written (" + problem + "); make room there", problem);
    }

    private void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8, NEW);
    }

    private static Map<String, String> contents() {
        var contents = new LinkedHashMap<String, String>();
        contents.put("strategies/momentum.py", strategy("momentum", "price(now) / price(now - 20) - 1"));
        contents.put("strategies/mean_reversion.py", strategy("mean_reversion", "average(50) / price(now) - 1"));
        contents.put("strategies/breakout.py", strategy("breakout", "price(now) - highest(55)"));
        contents.put("strategies/archive/naïve first try.py", strategy("naive", "price(now) - price(now - 1)"));
        contents.put("config/api.yaml", "workers: 2\ntimeout: 30s\n");
        contents.put("config/limits.yaml", "largest_position: 0.05\nlargest_loss: 0.02\n");
        contents.put(
                "docs/runbook.md", "# When the API is down\n\n1. upkeep health-check\n2. upkeep dr-restore-test\n");
        contents.put(".env", "LOG_LEVEL=info\nEXCHANGE_KEY=only-an-example\n");
        return contents;
    }

    private static String strategy(String name, String signal) {
        return "NAME = '" + name + "'\n\n\ndef signal(price, average, highest, now):\n    return " + signal + "\n";
    }
}
