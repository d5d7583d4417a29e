package io.jenkins.plugins.upkeep.cli.demo;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.RunningProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A controller that runs. Closing it stops it. */
final class JenkinsProcess implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int OK = 200;

    private final JenkinsHome home;
    private final RunningProcess process;

    private JenkinsProcess(JenkinsHome home, RunningProcess process) {
        this.home = home;
        this.process = process;
    }

    static JenkinsProcess start(JenkinsHome home) throws UpkeepException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        // The agents' own port would listen on all interfaces; agents connect by the page's port.
        var process = Command.of(java, "-Xmx1g", "-Djava.awt.headless=true")
                .with("-Djenkins.install.runSetupWizard=false", "-Djenkins.model.Jenkins.slaveAgentPort=-1")
                .with("-Dhudson.model.UpdateCenter.never=true", "-Dhudson.model.DownloadService.never=true")
                .with("-Dhudson.plugins.git.GitSCM.ALLOW_LOCAL_CHECKOUT=true")
                .with("-Dcasc.jenkins.config=" + home.casc(), "-jar", home.war().toString())
                .with("--httpListenAddress=127.0.0.1", "--httpPort=" + home.port(), "--logfile=" + home.log())
                .environment("JENKINS_HOME", home.folder().toString())
                .start();
        process.discardOutput();
        return new JenkinsProcess(home, process);
    }

    /**
     * Waits until it answers.
     *
     * @throws UpkeepException when it ends, or does not answer for minutes
     */
    void awaitReady() throws UpkeepException, InterruptedException {
        var client = HttpClient.newBuilder().connectTimeout(PAUSE).build();
        var request = HttpRequest.newBuilder(URI.create(home.url() + "login")).build();
        for (var waited = Duration.ZERO; waited.compareTo(LONGEST_START) < 0; waited = waited.plus(PAUSE)) {
            if (!process.isAlive()) {
                throw new UpkeepException("Jenkins: ended while it started; see " + home.log());
            }
            if (answers(client, request)) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        }
        throw new UpkeepException("Jenkins: does not answer at " + home.url() + "; see " + home.log());
    }

    private static boolean answers(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
