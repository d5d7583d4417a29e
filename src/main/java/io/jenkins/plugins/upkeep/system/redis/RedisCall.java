package io.jenkins.plugins.upkeep.system.redis;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import redis.clients.jedis.commands.ProtocolCommand;

/** A command with its arguments, which are text or, as the names of keys, any bytes. */
public final class RedisCall {
    private final String name;
    private final byte[][] arguments;

    private RedisCall(String name, byte[][] arguments) {
        this.name = name;
        this.arguments = arguments;
    }

    /** A command with arguments that are text. */
    public static RedisCall of(String name, String... arguments) {
        return new RedisCall(
                name, Arrays.stream(arguments).map(RedisCall::bytes).toArray(byte[][]::new));
    }

    /** The same command with one more argument. */
    public RedisCall with(byte[] argument) {
        var longer = Arrays.copyOf(arguments, arguments.length + 1);
        longer[arguments.length] = argument;
        return new RedisCall(name, longer);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    String name() {
        return name;
    }

    byte[][] arguments() {
        return arguments.clone();
    }

    ProtocolCommand word() {
        return new Word(name);
    }

    /** A command's name as the driver takes it. */
    private static final class Word implements ProtocolCommand {
        private final String name;

        Word(String name) {
            this.name = name;
        }

        @Override
        public byte[] getRaw() {
            return bytes(name);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Word word && word.name.equals(name);
        }

        @Override
        public int hashCode() {
            return Objects.hashCode(name);
        }
    }
}
