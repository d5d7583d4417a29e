package io.jenkins.plugins.upkeep.rollback.database.migrations;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The files of a version, in memory. */
record Tree(Map<String, String> texts) implements VersionFiles {
    /** Paths and texts in turn. */
    static Tree of(String... pathsAndTexts) {
        var texts = new TreeMap<String, String>();
        for (int index = 0; index < pathsAndTexts.length; index += 2) {
            texts.put(pathsAndTexts[index], pathsAndTexts[index + 1]);
        }
        return new Tree(texts);
    }

    @Override
    public List<String> list(String folder) {
        return texts.keySet().stream()
                .filter(path -> folder.isEmpty() || path.startsWith(folder + "/"))
                .toList();
    }

    @Override
    public byte[] read(String path) throws UpkeepException {
        if (!texts.containsKey(path)) {
            throw new UpkeepException("file " + path + ": is not there; it was not listed");
        }
        return texts.get(path).getBytes(StandardCharsets.UTF_8);
    }
}
