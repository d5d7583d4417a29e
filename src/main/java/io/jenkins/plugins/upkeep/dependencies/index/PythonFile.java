package io.jenkins.plugins.upkeep.dependencies.index;

import io.jenkins.plugins.upkeep.dependencies.version.Ecosystem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A file of a release, as an index of Python packages lists it.
 *
 * @param name the file's name
 * @param uploaded when it was put there
 * @param yanked whether it was taken back
 * @param python which versions of Python it needs
 * @param sha256 its hash
 */
record PythonFile(
        String name, Optional<Instant> uploaded, boolean yanked, Optional<String> python, Optional<String> sha256) {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern SOURCE = Pattern.compile("(.+)\\.(?:tar\\.gz|zip|tar\\.bz2)");
    private static final Pattern WHEEL = Pattern.compile("[^-]+-([^-]+)(?:-[^-]+){3,4}\\.whl");

    PythonFile {
        sha256 = sha256.filter(hash -> HASH.matcher(hash).matches());
    }

    /** Files of a package, put together to releases. */
    static List<Release> releases(String name, List<PythonFile> files) {
        var byVersion = files.stream()
                .filter(file -> file.version(name).isPresent())
                .collect(Collectors.groupingBy(file -> file.version(name).orElseThrow()));
        var releases = new ArrayList<Release>();
        byVersion.forEach((version, some) -> releases.add(release(version, some)));
        return releases;
    }

    /** A release of files that are known to belong together; yanked when all of them are (PEP 592). */
    static Release release(String version, Collection<PythonFile> files) {
        var good = files.stream().filter(file -> !file.yanked()).toList();
        var counted = good.isEmpty() ? List.copyOf(files) : good;
        var dated = counted.stream().allMatch(file -> file.uploaded().isPresent());
        var hashed = counted.stream().allMatch(file -> file.sha256().isPresent());
        return new Release(
                version,
                dated
                        ? counted.stream()
                                .flatMap(file -> file.uploaded().stream())
                                .max(Instant::compareTo)
                        : Optional.empty(),
                good.isEmpty(),
                false,
                counted.stream().flatMap(file -> file.python().stream()).findFirst(),
                hashed
                        ? counted.stream()
                                .flatMap(file -> file.sha256().stream())
                                .sorted()
                                .distinct()
                                .toList()
                        : List.of());
    }

    private Optional<String> version(String name) {
        var wheel = WHEEL.matcher(this.name);
        if (wheel.matches()) {
            return Optional.of(wheel.group(1)).filter(text -> Names.isVersion(Ecosystem.PYPI, text));
        }
        var source = SOURCE.matcher(this.name);
        return source.matches() ? behind(name, source.group(1)) : Optional.empty();
    }

    /** The name of an old source archive may hold hyphens of its own. */
    private static Optional<String> behind(String name, String stem) {
        for (int at = stem.indexOf('-'); at >= 0; at = stem.indexOf('-', at + 1)) {
            var version = stem.substring(at + 1);
            if (Names.normal(stem.substring(0, at)).equals(name) && Names.isVersion(Ecosystem.PYPI, version)) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }
}
