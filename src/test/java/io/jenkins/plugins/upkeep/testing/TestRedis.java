package io.jenkins.plugins.upkeep.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.RunningProcess;
import io.jenkins.plugins.upkeep.system.redis.RedisAddress;
import io.jenkins.plugins.upkeep.system.redis.RedisInfo;
import io.jenkins.plugins.upkeep.system.redis.RedisRefusal;
import io.jenkins.plugins.upkeep.system.redis.RedisReply;
import io.jenkins.plugins.upkeep.system.redis.RedisSession;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import redis.embedded.core.ExecutableProvider;

/** A real Redis on a port of its own. */
public final class TestRedis implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final RunningProcess process;
    private final RedisAddress address;

    private TestRedis(RunningProcess process, RedisAddress address) {
        this.process = process;
        this.address = address;
    }

    /** Starts the machine's own, which cannot put its memory in order; a test is skipped where there is none. */
    public static TestRedis start(Path folder, String... options) throws Exception {
        assumeThat(Command.find("redis-server").isPresent())
                .as("redis-server is not installed; run bin/setup")
                .isTrue();
        return start(Path.of("redis-server"), folder, options);
    }

    /** Starts one that was built with its own allocator, and can. */
    public static TestRedis withItsAllocator(Path folder, String... options) throws Exception {
        var program = ExecutableProvider.newJarResourceProvider(folder.toFile()).get();
        return start(program.toPath(), folder, options);
    }

    /** Starts the machine's own with a file of settings. */
    public static TestRedis startWith(Path file, Path folder) throws Exception {
        return start(Command.of("redis-server", file.toString()), folder);
    }

    /** Starts a sentinel, which writes to its file. */
    public static TestRedis startSentinel(Path file) throws Exception {
        var port = Ports.free();
        var process = Command.of("redis-server", file.toString(), "--sentinel")
                .with("--port", Integer.toString(port), "--bind", "127.0.0.1")
                .start();
        process.discardOutput();
        var server = new TestRedis(process, at(port));
        server.awaitReady();
        return server;
    }

    private static TestRedis start(Path program, Path folder, String... options) throws Exception {
        return start(Command.of(program.toString()), folder, options);
    }

    private static TestRedis start(Command program, Path folder, String... options) throws Exception {
        var port = Ports.free();
        var command = program.with("--bind", "127.0.0.1", "--dir", folder.toString())
                .with("--port", Integer.toString(port), "--save", "");
        var process = command.with(options).start();
        process.discardOutput();
        var server = new TestRedis(process, at(port));
        server.awaitReady();
        return server;
    }

    /** The address of a server on this machine. */
    public static RedisAddress at(int port) throws UpkeepException {
        return RedisAddress.parse(URI.create("redis://127.0.0.1:" + port));
    }

    private void awaitReady() {
        await("Redis of a test").atMost(LONGEST).until(() -> isReady() || !process.isAlive());
        assertThat(process.isAlive()).as("Redis of a test runs").isTrue();
    }

    private boolean isReady() {
        try (var session = session()) {
            return session.text("PING").equals("PONG");
        } catch (RedisRefusal e) {
            return !e.code().equals("LOADING");
        } catch (UpkeepException e) {
            return false;
        }
    }

    public RedisAddress address() {
        return address;
    }

    public RedisSession session() throws UpkeepException {
        return RedisSession.open(address, PATIENCE);
    }

    /** Sends one command. */
    public Object call(String command, String... arguments) throws UpkeepException {
        try (var session = session()) {
            return session.call(command, arguments);
        }
    }

    /** The value of a setting. */
    public String setting(String name) throws UpkeepException {
        return RedisReply.text(RedisReply.list(call("CONFIG", "GET", name)).get(1));
    }

    /** What the server says about itself. */
    public String info(String name) throws UpkeepException {
        try (var session = session()) {
            return RedisInfo.of(session).text(name);
        }
    }

    /** Fills it with many small values and takes most of them away again, so that its memory has holes. */
    public void fragment() throws UpkeepException {
        var fill = "for i = 1, 200000 do redis.call('SET', 'f' .. i, string.rep('x', 40 + (i % 7) * 48)) end";
        var empty = "for i = 1, 200000 do if i % 10 ~= 0 then redis.call('DEL', 'f' .. i) end end";
        for (var script : List.of(fill, empty)) {
            call("EVAL", script, "0");
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
