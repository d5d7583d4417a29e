package io.jenkins.plugins.upkeep.system.redis;

import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import redis.clients.jedis.Connection;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * A connection to one Redis server. Replies are as the protocol has them: {@code byte[]} for text, {@code Long}, {@code List},
 * {@code null}. For one thread, but for {@link #abort}.
 */
public final class RedisSession implements AutoCloseable {
    private static final Set<String> WITH_SUBCOMMANDS =
            Set.of("CONFIG", "MEMORY", "CLIENT", "CLUSTER", "LATENCY", "ACL");

    private final RedisAddress address;
    private final RedisSocket socket;
    private final Connection connection;

    private RedisSession(RedisAddress address, RedisSocket socket) {
        this.address = address;
        this.socket = socket;
        this.connection = new Connection(socket);
    }

    /**
     * Opens a session, says who we are and sees that the server answers.
     *
     * @param address where to
     * @param patience how long each answer is waited for
     * @throws UpkeepException when the server is not there or does not let us in
     */
    public static RedisSession open(RedisAddress address, Duration patience) throws UpkeepException {
        return open(address, patience, session -> {});
    }

    /**
     * Opens a session as {@link #open(RedisAddress, Duration)} does.
     *
     * @param address where to
     * @param patience how long each answer is waited for
     * @param early is given the session before anything is sent, so that another thread can {@link #abort} it
     * @throws UpkeepException when the server is not there or does not let us in
     */
    public static RedisSession open(RedisAddress address, Duration patience, Consumer<RedisSession> early)
            throws UpkeepException {
        var session = new RedisSession(address, new RedisSocket(address, patience));
        early.accept(session);
        try {
            session.introduce();
            return session;
        } catch (UpkeepException | RuntimeException e) {
            session.close();
            throw e;
        }
    }

    private void introduce() throws UpkeepException {
        if (address.password().isPresent()) {
            authenticate(address.password().get().reveal());
        }
        greet();
        if (address.database() != 0) {
            call("SELECT", Integer.toString(address.database()));
        }
    }

    /** A server that cannot save its data refuses this one command besides all that write (redis/src/server.c). */
    private void greet() throws UpkeepException {
        try {
            call("PING");
        } catch (RedisRefusal e) {
            if (!e.code().equals("MISCONF")) {
                throw e;
            }
        }
    }

    /** The server's own words are not repeated: they may hold what was sent. */
    private void authenticate(String password) throws UpkeepException {
        try {
            if (address.user().isPresent()) {
                call("AUTH", address.user().get(), password);
            } else {
                call("AUTH", password);
            }
        } catch (RedisRefusal e) {
            throw e.isFull() ? e : RedisRefusal.ofAccount(address, e.code());
        }
    }

    /**
     * @return where it leads to
     */
    public RedisAddress address() {
        return address;
    }

    /**
     * Sends a command and waits for its reply.
     *
     * @param command its name: {@code CONFIG}
     * @param arguments what follows: {@code GET}, {@code maxmemory}
     * @return the reply
     * @throws RedisRefusal when the server answers with an error
     * @throws UpkeepException when the connection is lost
     */
    public Object call(String command, String... arguments) throws UpkeepException {
        return call(RedisCall.of(command, arguments));
    }

    /** The same, for a command whose arguments are not all text. */
    public Object call(RedisCall call) throws UpkeepException {
        try {
            connection.sendCommand(call.word(), call.arguments());
            return connection.getOne();
        } catch (JedisDataException e) {
            throw refusal(call, e);
        } catch (JedisException e) {
            throw lost(e);
        }
    }

    /**
     * Sends commands all at once and waits for their replies.
     *
     * @return the replies in the same order; a command that was refused has its {@link RedisRefusal} there
     * @throws UpkeepException when the connection is lost
     */
    public List<Object> callAll(List<RedisCall> calls) throws UpkeepException {
        try {
            for (var call : calls) {
                connection.sendCommand(call.word(), call.arguments());
            }
            var replies = connection.getMany(calls.size());
            for (int i = 0; i < replies.size(); i++) {
                replies.set(
                        i, replies.get(i) instanceof JedisDataException e ? refusal(calls.get(i), e) : replies.get(i));
            }
            return replies;
        } catch (JedisException e) {
            throw lost(e);
        }
    }

    /**
     * @return the reply of a command, as text; empty for none
     * @throws UpkeepException as {@link #call(String, String...)}
     */
    public String text(String command, String... arguments) throws UpkeepException {
        return RedisReply.text(call(command, arguments));
    }

    private RedisRefusal refusal(RedisCall call, JedisDataException problem) {
        var shown = WITH_SUBCOMMANDS.contains(call.name()) ? 2 : 0;
        var words = call.arguments().length == 0 || shown == 0
                ? call.name()
                : call.name() + " " + String.join(" ", first(call, shown));
        return new RedisRefusal(address, words, String.valueOf(problem.getMessage()));
    }

    private static List<String> first(RedisCall call, int most) {
        return Arrays.stream(call.arguments())
                .limit(most)
                .map(argument -> OneLine.of(RedisReply.text(argument)))
                .toList();
    }

    private UpkeepException lost(JedisException problem) {
        var words = OneLine.of(problem.getMessage());
        return new UpkeepException(
                "Redis " + address + ": no connection" + (words.isEmpty() ? "" : ": " + words)
                        + "; is the server running, and are redis.url and its TLS right?",
                problem);
    }

    /** Drops the connection under whoever waits for an answer; may be called from any thread. */
    public void abort() {
        socket.abort();
    }

    @Override
    public void close() {
        try {
            connection.disconnect();
        } catch (JedisException e) {
            // It is gone either way.
        }
    }
}
