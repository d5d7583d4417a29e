package io.jenkins.plugins.upkeep.it;

import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The home of a controller before its first start: plugins, users, an agent, credentials.
 *
 * @param folder the home
 * @param url where the controller will answer
 */
record ControllerHome(Path folder, String url) {
    /** A password that no other text holds by chance, with characters that are hard to quote. */
    static final String PASSWORD = "Geh€im'\"$x\\-7f3a9c";

    private static final String JENKINS = """
            jenkins:
              numExecutors: 8
              securityRealm:
                local:
                  allowsSignup: false
                  users:
                    - {id: admin, password: admin}
                    - {id: reader, password: reader}
                    - {id: stranger, password: stranger}
              authorizationStrategy:
                globalMatrix:
                  entries:
                    - user: {name: admin, permissions: [Overall/Administer]}
                    - user: {name: reader, permissions: [Overall/Read, Job/Read]}
              nodes:
                - permanent:
                    name: hut
                    labelString: hut
                    mode: EXCLUSIVE
                    numExecutors: 4
                    remoteFS: '%s'
                    launcher: {inbound: {webSocket: true}}
            unclassified:
              location: {url: '%s/'}
              upkeep:
                config: upkeep.yaml
                jvmOptions: -Xmx256m
                failOn: critical
                unstableOn: WARNING
                reportsKept: 123
                stopGrace: 45
            """;

    /** Makes the home, in the place of a former one. */
    void furnish(Rig rig) throws IOException {
        remove();
        var plugins = Files.createDirectories(folder.resolve("plugins"));
        for (var archive : rig.archives()) {
            Files.createSymbolicLink(plugins.resolve(archive.getFileName()), archive.toAbsolutePath());
        }
        Files.copy(rig.plugin(), plugins.resolve("upkeep.jpi"), StandardCopyOption.REPLACE_EXISTING);
        Disk.write(folder.resolve("casc/jenkins.yaml"), JENKINS.formatted(agentFolder(), url));
        Disk.write(folder.resolve("casc/credentials.yaml"), credentials());
        if (rig.archives().stream()
                .anyMatch(archive -> archive.getFileName().toString().startsWith("dark-theme."))) {
            Disk.write(folder.resolve("casc/theme.yaml"), "appearance: {themeManager: {theme: darkSystem}}\n");
        }
    }

    Path agentFolder() {
        return folder.resolveSibling(folder.getFileName() + "-agent");
    }

    private void remove() throws IOException {
        for (var place : new Path[] {folder, agentFolder(), folder.resolveSibling(folder.getFileName() + ".log")}) {
            for (var path : Disk.find(place, path -> true).stream()
                    .sorted(Comparator.reverseOrder())
                    .toList()) {
                Files.delete(path);
            }
        }
    }

    private static String credentials() {
        var text = new StringBuilder("credentials:\n  system:\n    domainCredentials:\n      - credentials:\n");
        var address = TestCluster.address();
        text.append(account(
                "database",
                address.user().orElseThrow(),
                address.password().orElseThrow().reveal()));
        text.append(account("wrong", "nobody", PASSWORD));
        text.append("          - string: {scope: GLOBAL, id: text, secret: ")
                .append(quoted(PASSWORD))
                .append("}\n");
        return text.toString();
    }

    private static String account(String id, String user, String password) {
        var fields = new LinkedHashMap<>(Map.of("id", id, "username", quoted(user), "password", quoted(password)));
        return "          - usernamePassword: {scope: GLOBAL, usernameSecret: false, "
                + fields.entrySet().stream()
                        .map(field -> field.getKey() + ": " + field.getValue())
                        .collect(Collectors.joining(", "))
                + "}\n";
    }

    /** As YAML wants it; a dollar before a brace would be a variable of Jenkins'. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
