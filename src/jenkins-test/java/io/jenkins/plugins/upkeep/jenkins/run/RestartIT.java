package io.jenkins.plugins.upkeep.jenkins.run;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.jenkins.settings.UpkeepConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** A task outlives the controller that started it, and the next controller goes on with it. */
class RestartIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @TempDir
    private Path folder;

    @BeforeEach
    void given() {
        PackagedTool.require();
    }

    @Test
    void shouldGoOnWithARunningTaskAfterARestart() throws Throwable {
        sessions.then(jenkins -> {
            UpkeepConfiguration.get().setJava(waitingJava().toString());
            FilesBackup.in(jenkins, "backup").scheduleBuild2(0).waitForStart();
            await().atMost(PATIENCE).until(() -> Files.exists(starts()));
        });
        sessions.then(jenkins -> {
            Files.createFile(folder.resolve("go"));
            var run = jenkins.jenkins
                    .getItemByFullName("backup", WorkflowJob.class)
                    .getBuildByNumber(1);
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
            jenkins.assertLogContains("status=OK", run);
        });
        assertThat(starts()).content().isEqualTo("started\n");
    }

    private Path starts() {
        return folder.resolve("starts");
    }

    /** Java, once there is a file that says so. */
    private Path waitingJava() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var script = """
                #!/bin/sh
                echo started >> '%1$s/starts'
                until [ -e '%1$s/go' ]; do sleep 0.1; done
                exec '%2$s' "$@"
                """.formatted(folder, java);
        var file = Files.writeString(folder.resolve("java"), script);
        return Files.setPosixFilePermissions(file, fromString("rwxr-xr-x"));
    }
}
