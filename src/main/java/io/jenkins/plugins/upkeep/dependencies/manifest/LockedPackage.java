package io.jenkins.plugins.upkeep.dependencies.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.upkeep.dependencies.version.Ecosystem;
import java.util.List;

/**
 * One package of a lock file of npm. An address may hold a password or a token: none is ever shown.
 *
 * @param name the package's own name, which may differ from the folder that it is in
 * @param version its version, or the address that stands for it
 * @param address where it comes from; empty where that is not written
 * @param isLink whether it is only a link to a project that is at hand
 */
record LockedPackage(String name, String version, String address, boolean isLink) {
    private static final String ALIAS = "npm:";
    private static final List<String> GIT =
            List.of("git+", "git:", "git@", "ssh:", "github:", "gitlab:", "bitbucket:", "gist:");
    private static final List<String> OF_REGISTRIES = List.of("/-/", "://npm.pkg.github.com/download/");

    static LockedPackage of(String name, JsonNode entry) {
        var version = JsonManifest.text(entry, "version");
        var address = JsonManifest.text(entry, "resolved");
        var isLink = entry.path("link").asBoolean();
        var end = version.lastIndexOf('@');
        if (version.startsWith(ALIAS) && end > ALIAS.length()) {
            return new LockedPackage(
                    version.substring(ALIAS.length(), end), version.substring(end + 1), address, isLink);
        }
        return new LockedPackage(name, version, address, isLink);
    }

    void addTo(Found found, int line) {
        if (isLink) {
            return;
        }
        if (version.isEmpty()) {
            found.unclear(name, line, "has no version");
        } else if (isFromGit(version) || isFromGit(address)) {
            found.unclear(name, line, "comes from a Git repository and not from a registry");
        } else if (version.startsWith("file:") || address.startsWith("file:")) {
            found.unclear(name, line, "comes from a file and not from a registry");
        } else if (isAddress(version)
                || (isAddress(address) && OF_REGISTRIES.stream().noneMatch(address::contains))) {
            found.unclear(name, line, "comes from an address of its own and not from a registry");
        } else {
            found.add(Ecosystem.NPM, name, version, line);
        }
    }

    private static boolean isFromGit(String text) {
        return GIT.stream().anyMatch(text::startsWith) || (isAddress(text) && text.contains(".git#"));
    }

    private static boolean isAddress(String text) {
        return text.contains("://");
    }
}
