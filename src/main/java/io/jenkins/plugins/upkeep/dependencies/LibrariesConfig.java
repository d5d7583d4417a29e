package io.jenkins.plugins.upkeep.dependencies;

import io.jenkins.plugins.upkeep.config.Key;
import io.jenkins.plugins.upkeep.config.Place;
import io.jenkins.plugins.upkeep.config.Require;
import io.jenkins.plugins.upkeep.dependencies.osv.AdvisorySource;
import io.jenkins.plugins.upkeep.dependencies.osv.ApiSource;
import io.jenkins.plugins.upkeep.dependencies.osv.CopySource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The service's libraries, searched for known vulnerabilities.
 *
 * @param manifests files that name them
 * @param vulnerabilities a local copy of the OSV data; empty for its web API
 * @param maxAge how old the data may be
 * @param kev a file of vulnerabilities known to be exploited
 * @param epss a file of probabilities of exploitation
 * @param systemPackages whether the packages of the system are looked at too
 */
@Place("security.dependencies")
public record LibrariesConfig(
        @Key("Files that name the libraries: requirements.txt, package-lock.json, pom.xml, CycloneDX")
        List<Path> manifests,

        @Key("A folder or zip with a copy of the OSV data; left out for its web API")
        Optional<Path> vulnerabilities,

        @Key(value = "How old the copy of the OSV data may be", defaultValue = "7d")
        Duration maxAge,

        @Key("CISA's catalogue of known exploited vulnerabilities, as JSON")
        Optional<Path> kev,

        @Key("FIRST's EPSS scores, as CSV, plain or gzipped")
        Optional<Path> epss,

        @Key(value = "Whether security updates of the system's packages are looked for", defaultValue = "true")
        boolean systemPackages) {
    public LibrariesConfig {
        Require.some("manifests", manifests);
        Require.positive("maxAge", maxAge);
    }

    /**
     * @return where it is known which packages are vulnerable: the copy of the data, or else the web API
     */
    public AdvisorySource source() {
        return vulnerabilities.<AdvisorySource>map(CopySource::new).orElseGet(ApiSource::open);
    }

    /**
     * @param folder where relative paths begin
     * @return the same with paths that begin there
     */
    public LibrariesConfig within(Path folder) {
        return new LibrariesConfig(
                manifests.stream().map(folder::resolve).toList(),
                vulnerabilities.map(folder::resolve),
                maxAge,
                kev.map(folder::resolve),
                epss.map(folder::resolve),
                systemPackages);
    }
}
