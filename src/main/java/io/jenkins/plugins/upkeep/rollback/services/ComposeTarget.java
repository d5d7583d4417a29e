package io.jenkins.plugins.upkeep.rollback.services;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.files.FileTrouble;
import io.jenkins.plugins.upkeep.system.process.ProcessResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Looks whether compose could start the version, before anything is stopped. The version's compose files are written aside
 * and read by compose as if they lay in the repository; what they refer to ({@code .env}, {@code include}, {@code extends},
 * {@code env_file}) is that of the present.
 *
 * @param compose compose
 * @param docker docker
 * @param services the configuration
 * @param folder where the files are written meanwhile
 */
record ComposeTarget(Compose compose, Docker docker, Services services, Path folder) {
    void find(String project, TargetFiles target, List<Finding> findings) throws UpkeepException, InterruptedException {
        var names = compose.names(target);
        if (names.isEmpty()) {
            findings.add(Finding.critical(
                    "compose files",
                    "the version has none where compose looks for them",
                    "",
                    "name them in rollback.services.files"));
            return;
        }
        try {
            var aside = Files.createTempDirectory(Files.createDirectories(folder), "compose");
            try {
                look(project, names, target, aside, findings);
            } finally {
                remove(aside);
            }
        } catch (IOException e) {
            throw new UpkeepException(
                    folder + ": cannot be written to (" + FileTrouble.reason(e) + "); check its rights and its disk",
                    e);
        }
    }

    private void look(String project, List<String> names, TargetFiles target, Path aside, List<Finding> findings)
            throws UpkeepException, InterruptedException, IOException {
        var files = new ArrayList<Path>();
        for (int i = 0; i < names.size(); i++) {
            var content = target.read(names.get(i));
            if (content.isEmpty()) {
                findings.add(Finding.critical(
                        "compose file " + names.get(i),
                        "is not part of the version",
                        "",
                        "see what it was called then (git log --follow), and correct rollback.services.files"));
                return;
            }
            files.add(Files.write(aside.resolve(i + ".yaml"), content.get()));
        }
        judge(compose.config(compose.command(Optional.of(project), files)), findings);
    }

    private void judge(ProcessResult said, List<Finding> findings) throws UpkeepException, InterruptedException {
        if (!said.succeeded()) {
            findings.add(Finding.critical(
                    "compose files",
                    "compose refuses those of the version: " + Complaint.lastLine(said),
                    "valid",
                    "put right what they refer to (.env, env_file), or choose another version"));
            return;
        }
        for (var service : ComposeModel.parse(said.output()).services()) {
            image(service).ifPresent(findings::add);
        }
    }

    private Optional<Finding> image(ComposeModel.Service service) throws UpkeepException, InterruptedException {
        var subject = "service " + service.name();
        if (service.isBuilt() && services.build()) {
            return Optional.of(Finding.info(subject, "its image " + service.image() + " is built from the version"));
        }
        if (service.isBuilt()) {
            return Optional.of(Finding.critical(
                    subject,
                    "its image " + service.image()
                            + " is built from the repository, and would stay that of the present",
                    "an image of the version",
                    "set rollback.services.build to true, or give each version an image of its own (image: shop:1.4)"));
        }
        if (docker.image(service.image()).isPresent()) {
            return Optional.of(Finding.info(subject, "its image " + service.image() + " is here"));
        }
        return Optional.of(absent(subject, service.image()));
    }

    private Finding absent(String subject, String image) throws UpkeepException, InterruptedException {
        if (services.pull() == Services.Pull.NEVER) {
            return Finding.critical(
                    subject,
                    "its image " + image + " is not here, and rollback.services.pull is never",
                    "here",
                    "fetch it (docker pull " + image + ") or set rollback.services.pull to missing");
        }
        var offered = docker.run("manifest", "inspect", "--", image);
        return offered.succeeded()
                ? Finding.warning(
                        subject,
                        "its image " + image + " is not here; its registry has it",
                        "here",
                        "fetch it beforehand, so that the pause is shorter: docker pull " + image)
                : Finding.critical(
                        subject,
                        "its image " + image + " is not here, and its registry does not offer it: "
                                + Complaint.lastLine(offered),
                        "here, or in its registry",
                        "bring it back (docker load, a build of the version), or choose another version");
    }

    private static void remove(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
