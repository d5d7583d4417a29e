package io.jenkins.plugins.upkeep.security.exposure.host;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the kernel's list of sockets of one protocol and family: {@code /proc/net/tcp} and its like (proc_net_tcp(5)).
 * Of TCP those count that listen, of UDP those that are connected to nobody.
 */
final class SocketTable {
    private static final Pattern LINE =
            Pattern.compile("\\s*\\d+: ([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4}) [0-9A-F]+:([0-9A-F]{4}) ([0-9A-F]{2}) "
                    + "\\S+ \\S+ \\S+ +\\d+ +\\d+ (\\d+).*");
    private static final String LISTENS = "0A";
    private static final String UNCONNECTED = "07";
    private static final int WORD = 4;

    private SocketTable() {}

    /**
     * A line of it.
     *
     * @param listener the socket
     * @param inode its number, by which processes hold it
     */
    record Entry(Listener listener, String inode) {}

    /** The sockets of {@code tcp}, {@code tcp6}, {@code udp} or {@code udp6}; none where the machine has no IPv6. */
    static List<Entry> read(Path folder, String table) throws UpkeepException {
        var file = folder.resolve(table);
        if (table.endsWith("6") && !Files.exists(file)) {
            return List.of();
        }
        var entries = new ArrayList<Entry>();
        try (var lines = Files.lines(file)) {
            lines.skip(1).forEach(line -> entry(line, table.substring(0, 3)).ifPresent(entries::add));
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new UpkeepException(
                    file + ": cannot be read; let the one who runs Upkeep read it, it tells who listens", e);
        }
        return entries;
    }

    private static Optional<Entry> entry(String line, String protocol) {
        var matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new java.io.UncheckedIOException(new IOException("a line of sockets is not as the kernel writes it"));
        }
        var wanted = protocol.equals("tcp") ? LISTENS : UNCONNECTED;
        var port = Integer.parseInt(matcher.group(2), 16);
        return matcher.group(4).equals(wanted) && port > 0
                ? Optional.of(new Entry(listener(matcher, protocol, port), matcher.group(5)))
                : Optional.empty();
    }

    private static Listener listener(Matcher matcher, String protocol, int port) {
        var six = matcher.group(1).length() > 2 * WORD;
        return new Listener(protocol, address(matcher.group(1)), port, six, Optional.empty());
    }

    /** Each word of four bytes stands in the order of the machine: the lowest first, on all that Upkeep runs on. */
    static InetAddress address(String hex) {
        var bytes = HexFormat.of().parseHex(hex);
        var ordered = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            ordered[i] = bytes[i - i % WORD + WORD - 1 - i % WORD];
        }
        try {
            return InetAddress.getByAddress(ordered);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an address has 4 or 16 bytes, not " + ordered.length, e);
        }
    }
}
