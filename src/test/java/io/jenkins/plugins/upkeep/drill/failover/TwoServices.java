package io.jenkins.plugins.upkeep.drill.failover;

import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.config.ConfigFile;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.task.TaskContext;
import io.jenkins.plugins.upkeep.task.TaskFamilies;
import io.jenkins.plugins.upkeep.task.TaskLog;
import io.jenkins.plugins.upkeep.testing.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** A primary and a secondary, each a process of its own, with commands that really stop and start the primary. */
public final class TwoServices implements AutoCloseable {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Path folder;
    private final int primary;
    private final int secondary;

    private TwoServices(Path folder) throws Exception {
        this.folder = folder;
        this.primary = Ports.free();
        this.secondary = Ports.free();
        script("start", start("primary", primary));
        script("start-secondary", start("secondary", secondary));
        script("stop", "kill $(cat primary.pid)");
        script("stop-both", "kill $(cat primary.pid) $(cat secondary.pid)");
    }

    /** Both are up when this returns. */
    public static TwoServices start(Path folder) throws Exception {
        var services = new TwoServices(folder);
        services.run("start");
        services.run("start-secondary");
        await().atMost(LONG).until(() -> services.primaryAnswers() && services.secondaryAnswers());
        return services;
    }

    private String start(String name, int port) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        return "echo started >>%s.starts\nsetsid '%s' -Xmx24m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp '%s' %s %d %s.ill"
                        .formatted(
                                name,
                                java,
                                System.getProperty("java.class.path"),
                                TinyService.class.getName(),
                                port,
                                folder.resolve(name))
                + " >/dev/null 2>&1 &\necho $! >" + name + ".pid";
    }

    /** Writes a script for the commands of a test. */
    public Path script(String name, String text) throws IOException {
        var file = Files.writeString(folder.resolve(name), "#!/bin/sh\ncd '" + folder + "'\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file;
    }

    private void run(String script) throws Exception {
        Command.of(folder.resolve(script)).output(LONG);
    }

    public boolean primaryAnswers() {
        return answers(primary);
    }

    public boolean secondaryAnswers() {
        return answers(secondary);
    }

    private static boolean answers(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** From now on an endpoint says that it is not well. */
    public void makeIll(String name) throws IOException {
        Files.writeString(folder.resolve(name + ".ill"), "");
    }

    /** How often the primary was started. */
    public int starts() throws IOException {
        return Files.readAllLines(folder.resolve("primary.starts")).size();
    }

    public Path state() {
        return folder.resolve("state");
    }

    /** A configuration with these commands and further keys of {@code drill.failover}. */
    public String config(String stop, String start, String more) {
        return """
                service: shop
                api:
                  endpoints:
                    - {name: main, url: "http://127.0.0.1:%d/health", expect: {body: '"status":"ok"'}}
                    - {name: spare, url: "http://127.0.0.1:%d/health", expect: {body: '"status":"ok"'}}
                drill:
                  failover: {stop: [./%s], start: [./%s], primary: main, secondary: spare, state: state%s%s}
                """.formatted(primary, secondary, stop, start, more.contains("hold:") ? "" : ", hold: 300ms", more);
    }

    Report test(String stop, String start, String more) throws Exception {
        return test(stop, start, more, false, false);
    }

    Report test(String stop, String start, String more, boolean dryRun, boolean recover) throws Exception {
        var file = Files.writeString(folder.resolve("upkeep.yaml"), config(stop, start, more));
        var plan = FailoverPlan.of(ConfigFile.read(file, TaskFamilies.sections(), Map.of()));
        var context = new TaskContext(
                "failover-test",
                "shop",
                Clock.systemUTC(),
                TaskLog.silent(),
                Progress.unseen(),
                folder,
                folder,
                dryRun);
        return new FailoverTest(plan, recover).run(context);
    }

    @Override
    public void close() throws IOException {
        for (var name : new String[] {"primary", "secondary"}) {
            var pid = Long.parseLong(
                    Files.readString(folder.resolve(name + ".pid")).strip());
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
    }
}
