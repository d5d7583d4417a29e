package io.jenkins.plugins.upkeep.security.exposure.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.ProcessResult;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sockets that this process really opens, as the kernel lists them. */
class ListeningSocketsTest {
    private static final Path PROC = Path.of("/proc");
    private static final String HEAD =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid\n";

    @Test
    void shouldSeeWhoListens() throws Exception {
        try (var all = new ServerSocket(0);
                var loopback = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var four = ServerSocketChannel.open(java.net.StandardProtocolFamily.INET);
                var udp = new DatagramSocket(0)) {
            four.bind(new InetSocketAddress("0.0.0.0", 0));
            var fourPort = ((InetSocketAddress) four.getLocalAddress()).getPort();

            // When
            var listeners = ListeningSockets.read(PROC, Programs.installed(Duration.ofSeconds(20)));

            // Then
            assertThat(on(listeners, all.getLocalPort()).words()).isEqualTo(":: and 0.0.0.0");
            assertThat(on(listeners, all.getLocalPort()).process()).contains("java");
            assertThat(on(listeners, all.getLocalPort()).takes(InetAddress.getByName("192.0.2.1")))
                    .isTrue();
            assertThat(on(listeners, all.getLocalPort()).takes(InetAddress.getByName("2001:db8::1")))
                    .isTrue();
            assertThat(on(listeners, loopback.getLocalPort()).isLoopback()).isTrue();
            assertThat(on(listeners, fourPort).words()).isEqualTo("0.0.0.0");
            assertThat(on(listeners, fourPort).takes(InetAddress.getByName("2001:db8::1")))
                    .isFalse();
            assertThat(on(listeners, udp.getLocalPort()).protocol()).isEqualTo("udp");
        }
    }

    @Test
    void shouldNotCountConnections() throws Exception {
        try (var server = new ServerSocket(0);
                var client = new java.net.Socket(InetAddress.getLoopbackAddress(), server.getLocalPort())) {
            // When
            var listeners = ListeningSockets.read(PROC, Programs.none());

            // Then
            assertThat(listeners).noneMatch(listener -> listener.port() == client.getLocalPort());
        }
    }

    @Test
    void shouldKnowBySsWhatTakesIpv6Only(@TempDir Path folder) throws Exception {
        // Given
        write(
                folder,
                "tcp6",
                "   0: 00000000000000000000000000000000:0050 00000000000000000000000000000000:0000 0A"
                        + " 00000000:00000000 00:00000000 00000000     0        0 4711 1 0000000000000000 100 0 0 10 0\n");

        // When
        var single = ListeningSockets.read(folder, ss("tcp LISTEN 0 511 [::]:80 [::]:*\n"));
        var both = ListeningSockets.read(folder, ss("tcp   LISTEN 0 511 *:80 *:*\n"));

        // Then
        assertThat(single.get(0).both()).isFalse();
        assertThat(single.get(0).words()).isEqualTo("::");
        assertThat(both.get(0).both()).isTrue();
        assertThat(both.get(0).process()).isEmpty();
    }

    @Test
    void shouldReadAddresses() {
        assertThat(SocketTable.address("0100007F").getHostAddress()).isEqualTo("127.0.0.1");
        assertThat(SocketTable.address("B80D01200000000000000000010000FF").getHostAddress())
                .isEqualTo("2001:db8:0:0:0:0:ff00:1");
        assertThat(SocketTable.address("0000000000000000FFFF0000020200C0").getHostAddress())
                .isEqualTo("192.0.2.2");
    }

    @Test
    void shouldSayWhatCannotBeRead(@TempDir Path folder) throws Exception {
        assertThatThrownBy(() -> ListeningSockets.read(folder, Programs.none()))
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("self/net/tcp: cannot be read");

        // Given
        write(folder, "udp", "garbage\n");

        // Then
        assertThatThrownBy(() -> ListeningSockets.read(folder, Programs.none()))
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("self/net/udp: cannot be read");
    }

    @Test
    void shouldSeeTheAddressesOfThisMachine() throws Exception {
        // When
        var places = Places.read(PROC);

        // Then
        assertThat(places).noneMatch(place -> place.address().isLoopbackAddress());
        assertThat(new Place("docker0", InetAddress.getByName("172.17.0.1"), 16, false))
                .matches(place -> place.isNear(address("172.17.255.2")))
                .matches(place -> !place.isNear(address("172.18.0.2")))
                .matches(place -> !place.isNear(address("2001:db8::1")));
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (java.net.UnknownHostException e) {
            throw new IllegalArgumentException(text + " is not an address", e);
        }
    }

    private static Listener on(List<Listener> listeners, int port) {
        var found = listeners.stream().filter(each -> each.port() == port).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static Programs ss(String output) {
        return (name, arguments) -> Optional.of(new ProcessResult("ss", 0, output, ""));
    }

    private static void write(Path folder, String table, String lines) throws Exception {
        var net = Files.createDirectories(folder.resolve("self/net"));
        for (var other : List.of("tcp", "udp")) {
            Files.writeString(net.resolve(other), HEAD);
        }
        Files.writeString(net.resolve(table), HEAD + lines);
    }
}
