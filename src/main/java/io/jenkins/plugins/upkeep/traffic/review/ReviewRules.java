package io.jenkins.plugins.upkeep.traffic.review;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/**
 * What is too much. The numbers of failed logins are those of fail2ban.
 *
 * @param loginPaths where clients log in
 * @param methods the methods that the service expects
 * @param maxFailures how many failed logins within the window are too many
 * @param window the time in which they are counted together
 * @param trusted of whom nothing is said
 */
public record ReviewRules(
        List<String> loginPaths, List<String> methods, int maxFailures, Duration window, List<Network> trusted) {
    /** From so many different paths on that lead to nothing it is a scan. */
    static final int MISSING_PATHS = 20;

    /** From so many paths on that are known of scans it is one. */
    static final int PROBES = 3;

    /** From so many addresses of a network on it is one thing. */
    static final int ADDRESSES = 3;

    /** From so many odd requests on they are worth a finding. */
    static final int ODD = 5;

    /** From so many times the median on a minute is a burst. */
    static final int BURST_FACTOR = 10;

    /** No minute with fewer requests is a burst. */
    static final int SMALLEST_BURST = 300;

    private static final int NETWORK_FACTOR = 4;
    private static final int ATTEMPT_FACTOR = 10;

    public ReviewRules {
        loginPaths = List.copyOf(loginPaths);
        methods = List.copyOf(methods);
        trusted = List.copyOf(trusted);
    }

    boolean trusts(InetAddress address) {
        return trusted.stream().anyMatch(network -> network.has(address));
    }

    /** Whether nothing is said of an address. */
    public boolean trusts(String address) {
        return Network.address(address).filter(this::trusts).isPresent();
    }

    Visitor address(String name) {
        return new Visitor(name, maxFailures, maxFailures * ATTEMPT_FACTOR, window.toSeconds());
    }

    Visitor network(String name) {
        var most = maxFailures * NETWORK_FACTOR;
        return new Visitor(name, most, most * ATTEMPT_FACTOR, window.toSeconds());
    }

    /** So many failures before a login that succeeds look like a guess. */
    int failuresBeforeAGuess() {
        return maxFailures * NETWORK_FACTOR;
    }
}
