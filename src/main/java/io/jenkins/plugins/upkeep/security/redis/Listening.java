package io.jenkins.plugins.upkeep.security.redis;

import io.jenkins.plugins.upkeep.system.Visible;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Where a server listens.
 *
 * @param addresses its addresses; {@code *} for all
 * @param plain whether it talks without TLS
 * @param mode whether protected mode is on
 */
record Listening(List<String> addresses, boolean plain, boolean mode) {
    private static final List<String> ALL = List.of("*", "0.0.0.0", "::", "::*", "::0");

    /** A server without {@code bind} listens on all addresses. */
    static Listening of(Map<String, String> settings) {
        var bind = settings.getOrDefault("bind", "").strip();
        var addresses = bind.isEmpty()
                ? List.of("*")
                : Arrays.stream(bind.split("\\s+", -1))
                        .map(address -> address.replaceFirst("^-", ""))
                        .toList();
        return new Listening(
                addresses,
                !settings.getOrDefault("port", "").equals("0"),
                !settings.getOrDefault("protected-mode", "").equals("no"));
    }

    boolean onAll() {
        return addresses.stream().anyMatch(ALL::contains);
    }

    boolean beyondLoopback() {
        return addresses.stream()
                .anyMatch(address -> !address.equals("localhost")
                        && !address.startsWith("127.")
                        && !address.equals("::1")
                        && !address.isEmpty());
    }

    String shown() {
        return onAll() ? "all addresses" : Visible.of(String.join(", ", addresses));
    }
}
