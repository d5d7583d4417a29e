package io.jenkins.plugins.upkeep.cli;

import io.jenkins.plugins.upkeep.backup.set.SetCatalog;
import io.jenkins.plugins.upkeep.backup.set.SetId;
import io.jenkins.plugins.upkeep.backup.set.SetRemoval;
import io.jenkins.plugins.upkeep.cli.command.Colours;
import io.jenkins.plugins.upkeep.cli.command.Interruption;
import io.jenkins.plugins.upkeep.cli.command.Inventory;
import io.jenkins.plugins.upkeep.cli.command.Surroundings;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.RunningProcess;
import io.jenkins.plugins.upkeep.system.store.FolderStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The real command line on a real service: in this process, or in one of its own with its own temporary folder. */
final class ServiceDesk implements AutoCloseable {
    static final String SERVICE = "shop";

    private final Path folder;

    private ServiceDesk(Path folder) {
        this.folder = folder;
    }

    /** A desk in a folder that the server's user can reach. */
    static ServiceDesk open() {
        try {
            var folder = Files.createTempDirectory("upkeeptest");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
            var desk = new ServiceDesk(folder);
            Files.createDirectory(
                    desk.temporary(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")));
            return desk;
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for a test", e);
        }
    }

    Path folder() {
        return folder;
    }

    Path temporary() {
        return folder.resolve("temporary");
    }

    Path report() {
        return folder.resolve("report");
    }

    Path store() {
        return folder.resolve("store");
    }

    SetCatalog catalog() {
        return new SetCatalog(new FolderStore(store()), SERVICE);
    }

    /** Writes upkeep.yaml for a database whose address and account are given as they are to stand there. */
    ServiceDesk database(String url, String user, String password, String more) {
        return write("""
                service: shop
                database:
                  url: %s
                  user: %s
                  password: %s
                %s
                backup:
                  store: file:%s
                  parts: {database: true}
                  verify: restored
                """.formatted(json(url), json(user), json(password), more, store()));
    }

    ServiceDesk database(DatabaseAddress address) {
        return database(
                url(address),
                address.user().orElseThrow(),
                address.password().orElseThrow().reveal(),
                "");
    }

    static String url(DatabaseAddress address) {
        var name = java.net.URLEncoder.encode(address.database(), StandardCharsets.UTF_8)
                .replace("+", "%20");
        return "jdbc:postgresql://" + address.host() + ":" + address.port() + "/" + name;
    }

    static String json(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("${", "$${") + '"';
    }

    ServiceDesk write(String text) {
        try {
            Files.writeString(folder.resolve("upkeep.yaml"), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("no configuration for a test", e);
        }
    }

    private List<String> shared(String... words) {
        var config = Stream.of("-c", folder.resolve("upkeep.yaml").toString());
        var report = List.of("backup", "archive", "config").contains(words[0])
                        || List.of(words).contains("--report")
                        || List.of(words).contains("status")
                ? Stream.<String>of()
                : Stream.of("--report", report().toString());
        return Stream.of(Stream.of(words), config, report).flatMap(all -> all).toList();
    }

    /** Lets what killed runs left look as if it had been left for longer than it stays. */
    void age() throws Exception {
        for (var id : catalog().look().unfinished()) {
            var folder = store().resolve(SERVICE);
            var older = SetId.begunAt(Instant.now().minus(SetRemoval.GRACE));
            Files.move(folder.resolve(id.text()), folder.resolve(older.text()));
        }
    }

    /** Runs a command in this process. */
    Desk.Said run(String... words) {
        return run(Map.of(), words);
    }

    /** Runs a command in this process, with this environment alone. */
    Desk.Said run(Map<String, String> environment, String... words) {
        var out = new ByteArrayOutputStream();
        var errors = new ByteArrayOutputStream();
        var world = new Surroundings(stream(out), stream(errors), Colours.NONE, environment, new Interruption());
        var status = new Tool(Main.groups(Inventory.found()), world)
                .run(shared(words).toArray(String[]::new));
        return new Desk.Said(status, out.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream target) {
        return new PrintStream(target, true, StandardCharsets.UTF_8);
    }

    /** Starts a command in a process of its own. */
    RunningProcess start(String... words) throws Exception {
        return start(Map.of(), words);
    }

    /** Starts a command in a process of its own, with more in its environment. */
    RunningProcess start(Map<String, String> environment, String... words) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var command = Command.of(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m")
                .with("-Djava.io.tmpdir=" + temporary(), "-cp", System.getProperty("java.class.path"))
                .with(Main.class.getName())
                .with(shared(words));
        for (var variable : environment.entrySet()) {
            command = command.environment(variable.getKey(), variable.getValue());
        }
        return command.start();
    }

    /** The processes that have to do with the temporary folder, but for the command line itself. */
    List<String> processes() {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(line -> line.contains(temporary().toString()) && !line.contains(Main.class.getName()))
                .toList();
    }

    List<Path> leftBehind() throws IOException {
        try (var paths = Files.list(temporary())) {
            return paths.filter(path -> !path.getFileName().toString().startsWith("hsperfdata"))
                    .filter(path -> !path.toString().endsWith(".so"))
                    .toList();
        }
    }

    /** All files that this desk's commands have left, for one who looks for something in them. */
    List<Path> files() throws IOException {
        try (var paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .filter(path -> !path.endsWith("upkeep.yaml"))
                    .toList();
        }
    }

    @Override
    public void close() throws UpkeepException {
        try {
            Command.of("rm", "-rf", folder.toString()).output(Duration.ofMinutes(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
