package io.jenkins.plugins.upkeep.cli.demo;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.age.AgeKey;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The upkeep.yaml files of the sample service. */
final class SampleConfig {
    static final String FILE_NAME = "upkeep.yaml";
    static final String USUAL = "sample-upkeep.yaml";
    private static final String PASSWORD = "database.password";
    private static final String KEY = "backup.key";

    private SampleConfig() {}

    /**
     * Writes upkeep.yaml and, beside it, the files with the password and with the key to the backups.
     *
     * @param template the resource with the text of upkeep.yaml
     * @return the configuration
     * @throws UpkeepException when the folder does not take it
     */
    static Path write(String template, Path folder, DatabaseAddress database, int apiPort) throws UpkeepException {
        SampleFiles.writePrivate(
                folder.resolve(PASSWORD), database.password().orElseThrow().reveal());
        var key = AgeKey.generate();
        SampleFiles.writePrivate(
                folder.resolve(KEY),
                "# public key: " + key.recipient() + "\n" + key.identity().reveal() + "\n");
        var drillPort = freePort();
        var command = SampleApplication.command(drillPort).stream()
                .map(SampleConfig::quoted)
                .collect(Collectors.joining(", "));
        var text = Resource.text(template)
                .replace("@apiPort@", Integer.toString(apiPort))
                .replace("@database@", database.toString())
                .replace("@user@", database.user().orElseThrow())
                .replace("@recipient@", key.recipient().text())
                .replace("@command@", command)
                .replace("@drillPort@", Integer.toString(drillPort));
        var file = folder.resolve(FILE_NAME);
        SampleFiles.writePrivate(file, text);
        return file;
    }

    /**
     * Writes a configuration beside it that takes the account of the database from the environment, where Jenkins puts it.
     *
     * @param config upkeep.yaml
     */
    static Path writeForJenkins(Path config) throws UpkeepException {
        try {
            var text = Files.readString(config)
                    .replaceFirst("(?m)^  user: .*$", "  user: \\${env:PGUSER}")
                    .replaceFirst("(?m)^  password: .*$", "  password: \\${env:PGPASSWORD}");
            var file = config.resolveSibling("jenkins-upkeep.yaml");
            SampleFiles.writePrivate(file, text);
            return file;
        } catch (IOException e) {
            throw new UpkeepException(config + ": cannot be read (" + e + "); run the demo again", e);
        }
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "''").replace("${", "$${") + "'";
    }

    static int freePort() throws UpkeepException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UpkeepException("loopback interface: has no free port (" + e + "); close some connections", e);
        }
    }
}
