package io.jenkins.plugins.upkeep.monitoring.exporter;

import io.jenkins.plugins.upkeep.monitoring.metrics.Exposition;
import io.jenkins.plugins.upkeep.monitoring.metrics.Family;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.files.AtomicFile;
import java.nio.file.Path;
import java.util.List;

/** A file from which a node exporter's textfile collector takes metrics. */
public final class TextFile {
    private TextFile() {}

    /**
     * Writes the file, which every account may read and nobody ever sees in part.
     *
     * @param file the file; the node exporter reads those whose name ends in {@code .prom}
     * @param families what it tells
     * @throws UpkeepException when its folder does not take it; the old file is as before
     */
    public static void write(Path file, List<Family> families) throws UpkeepException {
        AtomicFile.writeForAll(file, Exposition.of(families).text());
    }
}
