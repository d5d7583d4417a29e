package io.jenkins.plugins.upkeep.dependencies.index;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A package in the simple index in JSON (PEP 691), with the times of PEP 700 where the index knows them.
 *
 * @param files its files
 */
record SimpleDocument(List<File> files) {
    static final String TYPE = "application/vnd.pypi.simple.v1+json";

    /**
     * A file.
     *
     * @param name its name
     * @param uploaded when it was put there
     * @param yanked false, true or why it was taken back
     * @param python which versions of Python it needs
     * @param hashes its hashes
     */
    record File(
            @JsonProperty("filename") String name,
            @JsonProperty("upload-time") String uploaded,
            JsonNode yanked,
            @JsonProperty("requires-python") String python,
            Map<String, String> hashes) {
        private PythonFile file() {
            return new PythonFile(
                    String.valueOf(name),
                    Times.parse(uploaded),
                    yanked != null && (yanked.isTextual() || yanked.asBoolean(false)),
                    Optional.ofNullable(python).filter(text -> !text.isBlank()),
                    Optional.ofNullable(hashes).map(all -> all.get("sha256")));
        }
    }

    List<PythonFile> list() {
        return files == null ? List.of() : files.stream().map(File::file).toList();
    }
}
