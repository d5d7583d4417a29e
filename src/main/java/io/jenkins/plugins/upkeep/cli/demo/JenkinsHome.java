package io.jenkins.plugins.upkeep.cli.demo;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;

/**
 * The folder of a controller for the demo, ready to be started.
 *
 * @param folder where it is
 * @param war what is started
 * @param port where it will listen, on the loopback interface alone
 * @param password that of its user admin
 */
record JenkinsHome(Path folder, Path war, int port, String password) {
    private static final List<String> JOBS =
            List.of("daily", "weekly", "monthly", "quarterly", "emergency", "rollback");
    private static final String OWN_PLUGIN = "upkeep.jpi";
    private static final int PASSWORD_BITS = 80;

    static JenkinsHome make(Path folder, JenkinsParts parts, SampleService service)
            throws UpkeepException, InterruptedException {
        var password = new BigInteger(PASSWORD_BITS, new SecureRandom()).toString(Character.MAX_RADIX);
        var home = new JenkinsHome(folder, parts.war(), SampleConfig.freePort(), password);
        try {
            home.lay(parts, service);
            return home;
        } catch (IOException e) {
            throw new UpkeepException(folder + ": cannot be filled (" + e + "); make room there", e);
        }
    }

    private void lay(JenkinsParts parts, SampleService service)
            throws IOException, UpkeepException, InterruptedException {
        var plugins = Files.createDirectories(folder.resolve("plugins"));
        copyPlugins(parts.plugins(), plugins);
        Files.copy(JenkinsParts.plugin(), plugins.resolve(OWN_PLUGIN), REPLACE_EXISTING);
        var library = LibraryRepository.make(folder.resolve("library"), JenkinsParts.library());
        var config = service.jenkinsConfig();
        SampleFiles.writePrivate(casc(), setUp(library, service));
        for (var job : JOBS) {
            var place = Files.createDirectories(folder.resolve("jobs").resolve(job));
            Files.writeString(place.resolve("config.xml"), job(job, config));
        }
    }

    /** Copies plugins under the names that Jenkins wants, but not an Upkeep that happens to lie among them. */
    static void copyPlugins(Path from, Path to) throws IOException {
        try (var files = Files.newDirectoryStream(from, "*.{jpi,hpi}")) {
            for (var file : files) {
                var name = file.getFileName().toString().replaceFirst("hpi$", "jpi");
                if (!name.equals(OWN_PLUGIN)) {
                    Files.copy(file, to.resolve(name), REPLACE_EXISTING);
                }
            }
        }
    }

    private String setUp(Path library, SampleService service) {
        return Resource.text("jenkins/jenkins.yaml")
                .replace("@password@", password)
                .replace("@url@", url())
                .replace("@library@", library.toString())
                .replace("@databaseUser@", service.databaseUser())
                .replace("@databasePassword@", service.databasePassword());
    }

    private static String job(String name, Path config) {
        var script = Resource.text("jenkins/" + name + ".jenkinsfile").replace("@config@", config.toString());
        return Resource.text("jenkins/job.xml").replace("@script@", escaped(script));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    Path casc() {
        return folder.resolve("jenkins.yaml");
    }

    Path log() {
        return folder.resolve("jenkins.log");
    }

    String url() {
        return "http://127.0.0.1:" + port + "/";
    }
}
