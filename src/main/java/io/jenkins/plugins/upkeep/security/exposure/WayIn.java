package io.jenkins.plugins.upkeep.security.exposure;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Services by which people get onto a machine. Who closes them, or binds them to 127.0.0.1, may shut himself out, so
 * that nobody is told to.
 */
final class WayIn {
    private static final Port USUAL = new Port(22, "tcp");
    private static final Set<String> PROGRAMS = Set.of(
            "sshd", "dropbear", "openvpn", "charon", "tailscaled", "mosh-server", "xrdp", "cockpit-ws", "cockpit-tls");
    /** systemd may hold the socket of sshd. */
    private static final Set<String> HOLDERS = Set.of("systemd", "init");

    private WayIn() {}

    static boolean is(PortState state) {
        var programs =
                state.programs().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        var usual = state.port().equals(USUAL) && state.published().isEmpty() && HOLDERS.containsAll(programs);
        return usual || programs.stream().anyMatch(PROGRAMS::contains);
    }

    /** Those of a machine. */
    static List<Port> of(List<PortState> ports) {
        return ports.stream().filter(WayIn::is).map(PortState::port).toList();
    }
}
