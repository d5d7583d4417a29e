package io.jenkins.plugins.upkeep.dependencies.index;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.upkeep.dependencies.version.Ecosystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What PyPI's JSON says of a package, as far as it matters here.
 *
 * @param releases the files of each version
 */
record PypiDocument(Map<String, List<File>> releases) {
    /**
     * A file.
     *
     * @param name its name
     * @param uploaded when it was put there
     * @param local the same, as older indexes write it: in UTC, without saying so
     * @param yanked whether it was taken back
     * @param python which versions of Python it needs
     * @param digests its hashes
     */
    record File(
            @JsonProperty("filename") String name,
            @JsonProperty("upload_time_iso_8601") String uploaded,
            @JsonProperty("upload_time") String local,
            boolean yanked,
            @JsonProperty("requires_python") String python,
            Map<String, String> digests) {
        private PythonFile file() {
            return new PythonFile(
                    String.valueOf(name),
                    Times.parse(uploaded).or(() -> Times.parse(local)),
                    yanked,
                    Optional.ofNullable(python).filter(text -> !text.isBlank()),
                    Optional.ofNullable(digests).map(all -> all.get("sha256")));
        }
    }

    /** The releases that have files; empty when the document has no list of them. */
    Optional<List<Release>> list() {
        if (releases == null) {
            return Optional.empty();
        }
        var list = new ArrayList<Release>();
        releases.entrySet().stream()
                .filter(entry -> Names.isVersion(Ecosystem.PYPI, entry.getKey()))
                .filter(entry -> entry.getValue() != null && !entry.getValue().isEmpty())
                .forEach(entry -> list.add(release(entry.getKey(), entry.getValue())));
        return Optional.of(list);
    }

    private static Release release(String version, List<File> files) {
        return PythonFile.release(version, files.stream().map(File::file).toList());
    }
}
