package io.jenkins.plugins.upkeep.security.exposure.host;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads what {@code docker ps} writes of a container's ports: {@code 0.0.0.0:8000-8010->8000-8010/tcp, [::]:53->53/udp,
 * 80/tcp}.
 */
final class PublishedPorts {
    private static final Pattern PORT =
            Pattern.compile("(?:(\\S*):)?(\\d{1,5})(?:-(\\d{1,5}))?->(\\d{1,5})(?:-\\d{1,5})?/(tcp|udp|sctp)");
    private static final Pattern EXPOSED = Pattern.compile("\\d{1,5}(?:-\\d{1,5})?/(?:tcp|udp|sctp)");
    private static final int MOST = 65_536;

    private PublishedPorts() {}

    /** Empty when it is not as Docker writes it. */
    static Optional<List<Published>> of(String container, String ports) {
        var parts = Stream.of(ports.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
        var known = parts.stream()
                .allMatch(part ->
                        PORT.matcher(part).matches() || EXPOSED.matcher(part).matches());
        return known
                ? Optional.of(
                        parts.stream().flatMap(part -> part(container, part)).toList())
                : Optional.empty();
    }

    private static Stream<Published> part(String container, String part) {
        var matcher = PORT.matcher(part);
        if (!matcher.matches() || matcher.group(5).equals("sctp")) {
            return Stream.empty();
        }
        int low = Integer.parseInt(matcher.group(2));
        int high = matcher.group(3) == null ? low : Integer.parseInt(matcher.group(3));
        int target = Integer.parseInt(matcher.group(4));
        var address = address(matcher);
        return IntStream.rangeClosed(low, Math.min(high, MOST))
                .mapToObj(port -> new Published(container, address, port, target + port - low, matcher.group(5)));
    }

    /** Older versions write {@code :::53} for all addresses of IPv6, newer ones {@code [::]:53}. */
    private static Optional<InetAddress> address(Matcher matcher) {
        var text = matcher.group(1);
        if (text == null || text.isEmpty() || text.equals("*")) {
            return Optional.empty();
        }
        var bare = text.startsWith("[") ? text.substring(1, text.length() - 1) : text;
        try {
            return bare.matches("[0-9A-Fa-f:.]+") ? Optional.of(InetAddress.getByName(bare)) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
