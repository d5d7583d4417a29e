package io.jenkins.plugins.upkeep.security.exposure.firewall;

import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.upkeep.security.exposure.host.Programs;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.RunningProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A network namespace with an address, rules of its own, and a program that listens on some ports; tests knock from
 * outside. Needs root, ip, python3 and nft.
 */
final class Namespace implements AutoCloseable {
    static final String ADDRESS = "198.18.7.2";

    private static final Duration TIME = Duration.ofSeconds(20);
    private static final String OUTSIDE = "198.18.7.1";
    private static final String NAME = "upkeep-rules";
    private static final String CONTAINER = "upkeep-container";
    private static final String LISTEN = """
        import socket, sys, time
        for port in sys.argv[1:]:
            s = socket.socket()
            s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            s.bind(("0.0.0.0", int(port)))
            s.listen(64)
            globals()["s" + port] = s
        print("ready", flush=True)
        time.sleep(600)
        """;

    private final RunningProcess server;

    private Namespace(RunningProcess server) {
        this.server = server;
    }

    static Namespace open(Set<Integer> ports) throws Exception {
        assumeThat(System.getProperty("user.name"))
                .as("only root makes network namespaces")
                .isEqualTo("root");
        for (var program : List.of("nft", "ip", "python3")) {
            assumeThat(Command.find(program)).as(program + " is not installed").isPresent();
        }
        Command.of("ip", "netns", "delete", NAME).run(TIME);
        awaitNoLink();
        Command.of("ip", "netns", "add", NAME).output(TIME);
        Command.of("ip", "link", "add", "name", "upkeep0", "type", "veth", "peer", "name", "eth0", "netns", NAME)
                .output(TIME);
        Command.of("ip", "address", "add", OUTSIDE + "/24", "dev", "upkeep0").output(TIME);
        Command.of("ip", "link", "set", "upkeep0", "up").output(TIME);
        inside("ip", "address", "add", ADDRESS + "/24", "dev", "eth0").output(TIME);
        inside("ip", "link", "set", "eth0", "up").output(TIME);
        inside("ip", "link", "set", "lo", "up").output(TIME);
        var numbers = ports.stream().map(String::valueOf).collect(Collectors.toList());
        var server = inside("python3", "-c", LISTEN).with(numbers).start();
        var namespace = new Namespace(server);
        new BufferedReader(new InputStreamReader(server.output(), StandardCharsets.UTF_8)).readLine();
        return namespace;
    }

    /** The kernel takes the link of a namespace away some time after the namespace. */
    private static void awaitNoLink() {
        await().atMost(TIME).until(() -> {
            Command.of("ip", "link", "delete", "upkeep0").run(TIME);
            return !Command.of("ip", "link", "show", "upkeep0").run(TIME).succeeded();
        });
    }

    static Command inside(String... line) {
        return at(NAME, line);
    }

    private static Command at(String namespace, String... line) {
        return Command.of("ip", "netns", "exec", namespace).with(line);
    }

    /** What Docker makes for a container: a namespace behind an interface docker0. A program listens in it. */
    static RunningProcess container(int port) throws Exception {
        Command.of("ip", "netns", "delete", CONTAINER).run(TIME);
        Command.of("ip", "netns", "add", CONTAINER).output(TIME);
        inside("ip", "link", "add", "name", "docker0", "type", "veth", "peer", "name", "eth0", "netns", CONTAINER)
                .output(TIME);
        inside("ip", "address", "add", "172.17.0.1/16", "dev", "docker0").output(TIME);
        inside("ip", "link", "set", "docker0", "up").output(TIME);
        inside("sysctl", "-w", "net.ipv4.ip_forward=1").output(TIME);
        at(CONTAINER, "ip", "address", "add", "172.17.0.2/16", "dev", "eth0").output(TIME);
        at(CONTAINER, "ip", "link", "set", "eth0", "up").output(TIME);
        at(CONTAINER, "ip", "route", "add", "default", "via", "172.17.0.1").output(TIME);
        var server =
                at(CONTAINER, "python3", "-c", LISTEN, String.valueOf(port)).start();
        new BufferedReader(new InputStreamReader(server.output(), StandardCharsets.UTF_8)).readLine();
        return server;
    }

    /** The programs of the namespace, and no others than these. */
    Programs programs(Set<String> installed) {
        return (name, arguments) -> installed.contains(name)
                ? Optional.of(inside(name).with(arguments).run(TIME))
                : Optional.empty();
    }

    /** To which of the ports a connection comes about. */
    Set<Integer> knock(Set<Integer> ports) throws IOException {
        var open = new TreeSet<Integer>();
        var channels = new ArrayList<SocketChannel>();
        try (var selector = Selector.open()) {
            for (int port : ports) {
                var channel = SocketChannel.open();
                channels.add(channel);
                channel.configureBlocking(false);
                channel.register(selector, SelectionKey.OP_CONNECT, port);
                channel.connect(new InetSocketAddress(ADDRESS, port));
            }
            var end = System.nanoTime() + Duration.ofMillis(400).toNanos();
            while (System.nanoTime() < end) {
                selector.select(key -> finish(key, open), 50);
            }
        } finally {
            for (var channel : channels) {
                channel.close();
            }
        }
        return open;
    }

    private static void finish(SelectionKey key, Set<Integer> open) {
        try {
            if (((SocketChannel) key.channel()).finishConnect()) {
                open.add((Integer) key.attachment());
            }
        } catch (IOException e) {
            // It was refused.
        }
        key.cancel();
    }

    Packet packet(int port) {
        try {
            return new Packet("tcp", InetAddress.getByName(ADDRESS), port, "eth0");
        } catch (UnknownHostException e) {
            throw new IllegalStateException("the address of the namespace is none", e);
        }
    }

    /** The kernel takes the namespace away with its last process. */
    @Override
    public void close() throws UpkeepException {
        server.close();
        try {
            Command.of("ip", "netns", "delete", NAME).run(TIME);
            Command.of("ip", "netns", "delete", CONTAINER).run(TIME);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
