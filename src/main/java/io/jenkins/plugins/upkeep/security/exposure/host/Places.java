package io.jenkins.plugins.upkeep.security.exposure.host;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The addresses of this machine, but for those of the loopback and link-local ones. An interface that is called as
 * Docker, virtual machines and tunnels call theirs is not one by which strangers come, unless the default route leads
 * over it.
 */
public final class Places {
    private static final Pattern INTERNAL = Pattern.compile(
            "(?:docker|br-|veth|virbr|vnet|lxc|lxd|cni|flannel|cali|kube|nodelocal|podman|wg|tun|tap|tailscale|zt).*");

    private Places() {}

    /**
     * Reads them.
     *
     * @param proc {@code /proc}
     * @return the addresses
     * @throws UpkeepException when they cannot be read
     */
    public static List<Place> read(Path proc) throws UpkeepException {
        try {
            var uplinks = uplinks(proc.resolve("self/net"));
            return NetworkInterface.networkInterfaces()
                    .flatMap(link -> places(link, uplinks))
                    .toList();
        } catch (SocketException e) {
            throw new UpkeepException("the addresses of this machine cannot be read; see what ip address says", e);
        }
    }

    private static Stream<Place> places(NetworkInterface link, Set<String> uplinks) {
        var external = uplinks.contains(link.getName())
                || !INTERNAL.matcher(link.getName()).matches();
        return link.getInterfaceAddresses().stream()
                .filter(each -> isReachable(each.getAddress()))
                .map(each -> new Place(link.getName(), each.getAddress(), each.getNetworkPrefixLength(), external));
    }

    private static boolean isReachable(InetAddress address) {
        return !address.isLoopbackAddress() && !address.isLinkLocalAddress();
    }

    /**
     * The interfaces that a default route leads over: its destination and the length of its prefix are nothing but
     * zeros.
     */
    private static Set<String> uplinks(Path net) {
        var four = lines(net.resolve("route"))
                .map(line -> line.trim().split("\\s+", -1))
                .filter(words -> words.length > 7 && words[1].equals("00000000") && words[7].equals("00000000"))
                .map(words -> words[0]);
        var six = lines(net.resolve("ipv6_route"))
                .map(line -> line.trim().split("\\s+", -1))
                .filter(words -> words.length > 9 && words[0].matches("0{32}") && words[1].equals("00"))
                .map(words -> words[9]);
        return Stream.concat(four, six).filter(name -> !name.equals("lo")).collect(Collectors.toSet());
    }

    private static Stream<String> lines(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.toList().stream();
        } catch (IOException | java.io.UncheckedIOException e) {
            // Without routes the names of the interfaces decide.
            return Stream.empty();
        }
    }
}
