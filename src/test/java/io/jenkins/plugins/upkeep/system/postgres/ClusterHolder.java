package io.jenkins.plugins.upkeep.system.postgres;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.nio.file.Path;

/** A program for tests that starts a cluster, tells its folder and process id, and holds it until its input ends. */
final class ClusterHolder {
    private ClusterHolder() {}

    public static void main(String... arguments) throws UpkeepException, InterruptedException, IOException {
        var programs = PostgresPrograms.in(Path.of(arguments[0]));
        var cluster = PostgresCluster.start(ClusterSettings.of(programs));
        try (var connection = Database.connect(cluster.address(), "holder")) {
            System.out.println(cluster.folder() + "\n" + cluster.pid() + "\n" + connection.isValid(1));
        } catch (java.sql.SQLException e) {
            throw Database.failure(cluster.address(), e);
        }
        System.in.read();
        cluster.close();
    }
}
