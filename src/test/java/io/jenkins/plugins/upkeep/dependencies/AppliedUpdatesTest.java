package io.jenkins.plugins.upkeep.dependencies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.upkeep.dependencies.index.Release;
import io.jenkins.plugins.upkeep.dependencies.manifest.Component;
import io.jenkins.plugins.upkeep.dependencies.update.Kind;
import io.jenkins.plugins.upkeep.dependencies.update.RequirementsFiles;
import io.jenkins.plugins.upkeep.dependencies.update.StateFolder;
import io.jenkins.plugins.upkeep.dependencies.update.Update;
import io.jenkins.plugins.upkeep.dependencies.version.Ecosystem;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.testing.SmallDisk;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppliedUpdatesTest {
    private static final String OLD = "# shop\r\nshop-a==1.0   # why\r\n";
    private static final String NEW = "# shop\r\nshop-a==2.0   # why\r\n";

    @TempDir
    private Path folder;

    private TestIndex index;
    private HttpServer service;
    private UpdateDesk desk;

    @BeforeEach
    void start() throws Exception {
        index = TestIndex.start();
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 20);
        service.start();
        desk = new UpdateDesk(folder, index);
        desk.beside("api: {endpoints: [{name: main, url: 'http://127.0.0.1:"
                + service.getAddress().getPort() + "/health'}]}\n");
        desk.with(
                "test: ['true']\napply: {install: [sh, -c, 'cat requirements.txt >>installed'], restart: [sh, -c, 'cp requirements.txt running'], healthTimeout: 3s, stable: 300ms}");
        Files.writeString(folder.resolve("requirements.txt"), OLD);
        Files.writeString(folder.resolve("running"), OLD);
    }

    @AfterEach
    void stop() {
        index.close();
        service.stop(0);
    }

    /** A service that is well, unless it runs with what makes it sick. */
    private void sickWith(String text) {
        service.createContext("/health", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(running().contains(text) ? 500 : 200, -1);
            }
        });
    }

    private String running() throws IOException {
        return Files.readString(folder.resolve("running"));
    }

    private String plan() throws Exception {
        var files = RequirementsFiles.none().with(desk.lock());
        var component = new Component(Ecosystem.PYPI, "", "shop-a", "1.0", OptionalInt.of(2));
        var release = new Release("2.0", Optional.empty(), false, false, Optional.empty(), List.of());
        var update = new Update(component, release, Kind.MAJOR, List.of());
        return files.plan(
                        List.of(update),
                        "3.11",
                        List.of(desk.lock().toAbsolutePath().normalize()),
                        new StateFolder(desk.state()),
                        desk.context())
                .id();
    }

    private Report apply(String id) throws Exception {
        return desk.run(Map.of("apply", "true", "plan", id));
    }

    @Test
    void shouldApplyWhatWasTestedAndSeeThatTheServiceIsWell() throws Exception {
        // Given a file behind a symbolic link, with rights of its own
        sickWith("nothing");
        Files.createDirectory(folder.resolve("real"));
        var real = Files.move(desk.lock(), folder.resolve("real").resolve("lock.txt"));
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-rw-r--"));
        Files.createSymbolicLink(desk.lock(), Path.of("real/lock.txt"));

        // When
        var report = apply(plan());

        // Then
        assertThat(report.verdict()).isEqualTo("1 update applied, and the service is well");
        assertThat(report.status()).isEqualTo(Status.OK);
        assertThat(Files.readString(real)).isEqualTo(NEW);
        assertThat(running()).isEqualTo(NEW);
        assertThat(Files.readString(folder.resolve("installed"))).isEqualTo(NEW);
        assertThat(desk.lock()).isSymbolicLink();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
                .isEqualTo("rw-rw-r--");
        assertThat(folder.resolve("real")).isDirectoryNotContaining(path -> !path.endsWith("lock.txt"));
        assertThat(desk.state().resolve("journal.json")).doesNotExist();
    }

    @Test
    void shouldUndoItByteForByteWhenTheServiceIsNotWell() throws Exception {
        // Given
        sickWith("2.0");

        // When
        var report = apply(plan());

        // Then
        assertThat(Files.readString(desk.lock())).isEqualTo(OLD);
        assertThat(running()).isEqualTo(OLD);
        assertThat(Files.readString(folder.resolve("installed"))).isEqualTo(NEW + OLD);
        assertThat(report.status()).isEqualTo(Status.CRITICAL);
        assertThat(report.findings().get(0).seen())
                .startsWith("undone: endpoint main ")
                .endsWith("; the old files are back, and the service is well");
        assertThat(report.verdict()).startsWith("the updates were undone: endpoint main");
        assertThat(desk.state().resolve("journal.json")).doesNotExist();
    }

    @Test
    void shouldUndoItWhenItCannotBeInstalled() throws Exception {
        // Given
        sickWith("nothing");
        desk = new UpdateDesk(folder, index)
                .beside("api: {endpoints: [{name: main, url: 'http://127.0.0.1:"
                        + service.getAddress().getPort() + "/health'}]}\n")
                .with(
                        "test: ['true']\napply: {stable: 300ms, install: [sh, -c, 'echo no room >&2; ! grep -q 2.0 requirements.txt']}");

        // When
        var report = apply(plan());

        // Then
        assertThat(Files.readString(desk.lock())).isEqualTo(OLD);
        assertThat(report.findings().get(0).seen())
                .startsWith("undone: updates.apply.install: sh ended with status 1 (no room)");
    }

    @Test
    void shouldPutBackWhatAKilledRunHasLeft() throws Exception {
        // Given the journal, the copies and the new file, as they are between writing and proof
        sickWith("2.0");
        var id = plan();
        leaveHalfDone(id);

        // When
        var planned = desk.planning(true).run();
        var report = desk.planning(false).run();

        // Then
        assertThat(UpdateDesk.findings(planned, "unfinished update").get(0).severity())
                .isEqualTo(Severity.CRITICAL);
        assertThat(Files.readString(desk.lock())).isEqualTo(OLD);
        assertThat(running()).isEqualTo(OLD);
        var finding = UpdateDesk.findings(report, "unfinished update").get(0);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.seen()).contains("it was put back, and the service is well");
        assertThat(desk.state().resolve("journal.json")).doesNotExist();
        assertThat(folder).isDirectoryNotContaining(path -> path.toString().endsWith(".tmp"));
    }

    @Test
    void shouldPutBackWhatAKilledProcessHasLeftOnceItsCommandHasEnded() throws Exception {
        // Given a process that is killed while its command goes on alone
        sickWith("nothing");
        desk = new UpdateDesk(folder, index)
                .beside("api: {endpoints: [{name: main, url: 'http://127.0.0.1:"
                        + service.getAddress().getPort() + "/health'}]}\n")
                .with(
                        "test: ['true']\napply: {stable: 300ms, install: [sh, -c, 'touch begun; sleep 3; cat requirements.txt >>installed']}");
        var id = plan();
        desk.config();
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        try (var process = Command.of(java, "-cp", System.getProperty("java.class.path"))
                .with(UpdateProcess.class.getName(), folder.toString(), id)
                .start()) {
            process.discardOutput();
            await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(folder.resolve("begun")));
            ProcessHandle.of(process.pid()).orElseThrow().destroyForcibly();
            await().until(() -> !process.isAlive());
        }
        assertThat(Files.readString(desk.lock())).isEqualTo(NEW);
        assertThat(folder.resolve("installed")).doesNotExist();

        // When
        var report = desk.run();

        // Then
        assertThat(Files.readString(desk.lock())).isEqualTo(OLD);
        assertThat(Files.readString(folder.resolve("installed"))).endsWith(OLD);
        assertThat(UpdateDesk.findings(report, "unfinished update").get(0).seen())
                .contains("it was put back");
    }

    private void leaveHalfDone(String id) throws Exception {
        var plan = new StateFolder(desk.state()).plan(id);
        var change = plan.files().get(0);
        Files.createDirectories(desk.state().resolve("copies"));
        Files.writeString(desk.state().resolve("copies").resolve(change.before()), OLD);
        Files.writeString(
                desk.state().resolve("journal.json"),
                "{\"plan\":\"%s\",\"begun\":\"2026-01-01T00:00:00Z\",\"writing\":true,\"files\":[{\"file\":\"%s\",\"before\":\"%s\",\"after\":\"%s\"}]}"
                        .formatted(id, change.file(), change.before(), change.after()));
        Files.writeString(desk.lock(), NEW);
        Files.writeString(folder.resolve("running"), NEW);
        Files.writeString(folder.resolve(".requirements.txt.0b2c4d8e-1111-2222-3333-444455556666.tmp"), "half");
    }

    @Test
    void shouldNotWriteOverWhatSomebodyChangedSince() throws Exception {
        // Given
        sickWith("nothing");
        leaveHalfDone(plan());
        Files.writeString(desk.lock(), "mine==1\n");

        // When
        var report = desk.run();

        // Then
        assertThat(Files.readString(desk.lock())).isEqualTo("mine==1\n");
        assertThat(report.status()).isEqualTo(Status.CRITICAL);
        assertThat(report.findings().get(0).seen()).contains("could NOT be undone", "somebody has changed it");
        assertThat(desk.state().resolve("journal.json")).exists();
    }

    @Test
    void shouldRefuseWhatWasChangedSinceItWasTested() throws Exception {
        sickWith("nothing");
        var id = plan();
        Files.writeString(desk.lock(), OLD + "more==1\n");

        assertThatThrownBy(() -> apply(id))
                .isInstanceOf(UpkeepException.class)
                .hasMessageEndingWith("was changed since it was tested; test again, then apply that");
        assertThat(folder.resolve("installed")).doesNotExist();
    }

    @Test
    void shouldRefuseAPlanThatIsNotWhatWasTested() throws Exception {
        sickWith("nothing");
        var id = plan();
        var file = desk.state().resolve("plans").resolve(id + ".json");
        Files.writeString(file, Files.readString(file).replace("2.0", "6.6"));

        assertThatThrownBy(() -> apply(id))
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("is not what was tested");
        assertThatThrownBy(() -> apply("0123456789abcdef"))
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("is not known here");
        assertThat(Files.readString(desk.lock())).isEqualTo(OLD);
    }

    @Test
    void shouldRefuseAnOldPlan() throws Exception {
        sickWith("nothing");
        var id = plan();
        desk.later(Duration.ofDays(8));

        assertThatThrownBy(() -> apply(id))
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("more than 7 days ago");
    }

    @Test
    void shouldRefuseToUpdateAServiceThatIsNotWell() throws Exception {
        sickWith("1.0");
        var id = plan();

        assertThatThrownBy(() -> apply(id))
                .isInstanceOf(UpkeepException.class)
                .hasMessageStartingWith("the service is not well before the update");
        assertThat(Files.readString(desk.lock())).isEqualTo(OLD);
    }

    @Test
    void shouldChangeNothingWhereTheFolderCannotBeWritten() throws Exception {
        // Given
        sickWith("nothing");
        var closed = Files.createDirectory(folder.resolve("closed"));
        var real = Files.move(desk.lock(), closed.resolve("lock.txt"));
        Files.createSymbolicLink(desk.lock(), real);
        var id = plan();
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assumeThat(Files.isWritable(closed)).as("root writes everywhere").isFalse();

            // When, Then
            assertThatThrownBy(() -> apply(id))
                    .isInstanceOf(UpkeepException.class)
                    .hasMessageContaining("cannot be replaced");
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        assertThat(Files.readString(desk.lock())).isEqualTo(OLD);
    }

    @Test
    void shouldChangeNothingWhereTheDiskIsFull() throws Exception {
        // Given
        sickWith("nothing");
        var disk = Files.createDirectory(folder.resolve("disk"));
        try (var mounted = SmallDisk.at(disk, "size=1m,nr_inodes=3")) {
            assertThat(mounted).isNotNull();
            var real = Files.move(desk.lock(), disk.resolve("lock.txt"));
            Files.createFile(disk.resolve("full"));
            Files.createSymbolicLink(desk.lock(), real);
            var id = plan();

            // When, Then
            assertThatThrownBy(() -> apply(id))
                    .isInstanceOf(UpkeepException.class)
                    .hasMessageContaining("lock.txt: cannot be replaced");
            assertThat(Files.readString(real)).isEqualTo(OLD);
            assertThat(desk.state().resolve("journal.json")).doesNotExist();
            assertThat(folder.resolve("installed")).doesNotExist();
        }
    }

    @Test
    void shouldUndoItWhenItIsToldToStop() throws Exception {
        // Given
        sickWith("nothing");
        desk = new UpdateDesk(folder, index)
                .beside("api: {endpoints: [{name: main, url: 'http://127.0.0.1:"
                        + service.getAddress().getPort() + "/health'}]}\n")
                .with(
                        "test: ['true']\napply: {stable: 300ms, install: [sh, -c, 'cp requirements.txt begun; ! grep -q 2.0 requirements.txt || sleep 300']}");
        var id = plan();
        var seen = new AtomicReference<Throwable>();
        var run = new Thread(() -> seen.set(catchThrowable(() -> apply(id))));

        // When
        run.start();
        await().until(() -> Files.exists(folder.resolve("begun")));
        run.interrupt();
        run.join(20_000);

        // Then
        assertThat(seen.get()).isInstanceOf(InterruptedException.class);
        assertThat(Files.readString(desk.lock())).isEqualTo(OLD);
        assertThat(Files.readString(folder.resolve("begun"))).isEqualTo(OLD);
        assertThat(desk.state().resolve("journal.json")).doesNotExist();
    }

    @Test
    void shouldOnlyPlanInADryRun() throws Exception {
        sickWith("nothing");
        var id = plan();

        var report = desk.planning(true).run(Map.of("apply", "true", "plan", id));

        assertThat(report.verdict()).isEqualTo("would apply [shop-a 1.0 to 2.0] to 1 file; nothing was changed");
        assertThat(Files.readString(desk.lock())).isEqualTo(OLD);
    }

    @Test
    void shouldNotRunTwiceAtTheSameTime() throws Exception {
        sickWith("nothing");
        try (var lock = new StateFolder(desk.state()).lock()) {
            assertThat(lock).isNotNull();
            assertThatThrownBy(() -> desk.run())
                    .isInstanceOf(UpkeepException.class)
                    .hasMessageContaining("another run");
        }
    }
}
