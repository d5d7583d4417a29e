package io.jenkins.plugins.upkeep.drill;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Where a service answers.
 *
 * @param health the URL
 */
record HealthPlace(URI health) {
    private static final int PATIENCE_MILLIS = 2000;

    /** Whether something listens there, at any address of the host. */
    boolean isTaken() {
        try {
            return Arrays.stream(InetAddress.getAllByName(health.getHost())).anyMatch(this::listens);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private boolean listens(InetAddress host) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port()), PATIENCE_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private int port() {
        if (health.getPort() >= 0) {
            return health.getPort();
        }
        return "https".equalsIgnoreCase(health.getScheme()) ? 443 : 80;
    }
}
