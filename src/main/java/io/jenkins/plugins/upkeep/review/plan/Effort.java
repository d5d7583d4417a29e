package io.jenkins.plugins.upkeep.review.plan;

import java.util.Map;

/**
 * How much work a step is, as a rough word with its reason, and what comes before it.
 *
 * @param time how long somebody is busy with it
 * @param reason what has to be done
 * @param before what must be done before it
 */
public record Effort(String time, String reason, String before) {
    private static final String BACKUP = "a verified backup of the same day (upkeep verified-backup)";
    private static final String RESTORED =
            "a backup that was restored and compared on the same day (upkeep verified-backup --verify restored)";
    private static final Map<String, String> PATCHES = Map.of(
            "postgresql", "install the packages and restart the server; the data files stay as they are",
            "redis", "save, install and restart; a replica first, where there is one",
            "debian", "apt-get dist-upgrade, and a restart when the kernel changed",
            "ubuntu", "apt-get dist-upgrade, and a restart when the kernel changed",
            "jenkins", "replace jenkins.war and restart when no build runs");
    private static final Map<String, Effort> MAJORS = Map.ofEntries(
            Map.entry(
                    "postgresql",
                    new Effort(
                            "hours",
                            "pg_upgrade, or dump and restore; try it first on a restored copy, then analyze and test the application",
                            RESTORED + " and a drill (upkeep dr-restore-test)")),
            Map.entry(
                    "debian",
                    new Effort(
                            "a day",
                            "change the sources, full-upgrade, restart; look through the release notes and try it on a copy of the host",
                            RESTORED + " and a copy of /etc")),
            Map.entry(
                    "ubuntu",
                    new Effort(
                            "a day",
                            "do-release-upgrade and restart; look through the release notes and try it on a copy of the host",
                            RESTORED + " and a copy of /etc")),
            Map.entry(
                    "redis",
                    new Effort(
                            "an hour",
                            "restart with the new version, which reads the old files but not the other way; read what changed in its licence",
                            BACKUP + " and a copy of dump.rdb")),
            Map.entry(
                    "python",
                    new Effort(
                            "days",
                            "a test environment with all libraries (upkeep dependency-updates), then the tests, then new virtual environments",
                            BACKUP)),
            Map.entry(
                    "java",
                    new Effort("hours", "test the application on it, then change JAVA_HOME and restart", BACKUP)),
            Map.entry(
                    "nodejs", new Effort("hours", "install the libraries anew on it, run the tests, restart", BACKUP)),
            Map.entry("nginx", new Effort("minutes", "nginx -t with the new version, then restart", BACKUP)),
            Map.entry(
                    "jenkins",
                    new Effort(
                            "an hour",
                            "read the upgrade guide, update the plugins with it, restart when no build runs",
                            "a copy of JENKINS_HOME")),
            Map.entry("docker", new Effort("an hour", "install the packages; all containers restart", BACKUP)));

    static Effort patch(String product) {
        return new Effort("minutes", PATCHES.getOrDefault(product, "install it and restart what uses it"), BACKUP);
    }

    static Effort major(String product) {
        return MAJORS.getOrDefault(product, new Effort("hours", "read what changed, test, then upgrade", BACKUP));
    }
}
