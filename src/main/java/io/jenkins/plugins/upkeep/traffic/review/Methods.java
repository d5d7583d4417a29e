package io.jenkins.plugins.upkeep.traffic.review;

import io.jenkins.plugins.upkeep.traffic.format.Field;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The methods of HTTP that a service expects. For one thread. */
final class Methods {
    private static final byte[] POST = "POST".getBytes(StandardCharsets.US_ASCII);

    private final byte[][] names;

    Methods(List<String> names) {
        this.names = names.stream()
                .map(name -> name.getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
    }

    boolean knows(byte[] bytes, Field method) {
        for (var name : names) {
            if (is(name, bytes, method)) {
                return true;
            }
        }
        return false;
    }

    boolean isPost(byte[] bytes, Field method) {
        return is(POST, bytes, method);
    }

    private static boolean is(byte[] name, byte[] bytes, Field method) {
        return Arrays.equals(name, 0, name.length, bytes, method.from(), method.to());
    }
}
