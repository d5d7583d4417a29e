package io.jenkins.plugins.upkeep.traffic.review;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A network of addresses.
 *
 * @param text as it is written: {@code 192.0.2.0/24}, {@code 2001:db8::/64}
 * @param address an address in it
 * @param prefix how many bits all its addresses share
 */
public record Network(String text, InetAddress address, int prefix) {
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]{2,45}");
    private static final int USUAL_IPV4 = 24;
    private static final int USUAL_IPV6 = 64;

    /**
     * @param text an address, or a network with the bits behind a slash
     * @return the network
     * @throws IllegalArgumentException when it is none
     */
    public static Network parse(String text) {
        var slash = text.indexOf('/');
        var address = address(slash < 0 ? text : text.substring(0, slash))
                .orElseThrow(
                        () -> new IllegalArgumentException(text + " is no address and no network such as 10.0.0.0/8"));
        var longest = address.getAddress().length * Byte.SIZE;
        var prefix = slash < 0 ? longest : bits(text.substring(slash + 1));
        if (prefix < 0 || prefix > longest) {
            throw new IllegalArgumentException(text + " is no network: the bits behind the slash are 0 to " + longest);
        }
        return new Network(text, address, prefix);
    }

    private static int bits(String text) {
        return text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
    }

    /** An address as it is written; empty for names and whatever else, which are not looked up. */
    static Optional<InetAddress> address(String text) {
        if (!IPV4.matcher(text).matches()
                && !(text.indexOf(':') >= 0 && IPV6.matcher(text).matches())) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            // It only looks like an address.
            return Optional.empty();
        }
    }

    /** The network around an address in which one owner usually has all addresses: /24, or /64 of IPv6. */
    static Optional<Network> around(String text) {
        return address(text).map(address -> {
            var prefix = address instanceof Inet4Address ? USUAL_IPV4 : USUAL_IPV6;
            var bytes =
                    Arrays.copyOf(Arrays.copyOf(address.getAddress(), prefix / Byte.SIZE), address.getAddress().length);
            return new Network(name(bytes, prefix), address, prefix);
        });
    }

    private static String name(byte[] bytes, int prefix) {
        if (bytes.length == 4) {
            return (bytes[0] & 0xff) + "." + (bytes[1] & 0xff) + "." + (bytes[2] & 0xff) + ".0/" + prefix;
        }
        var words = new StringBuilder();
        for (int at = 0; at < prefix / Byte.SIZE; at += 2) {
            words.append(Integer.toHexString((bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff)))
                    .append(':');
        }
        return words + ":/" + prefix;
    }

    /** Whether an address is in it. */
    boolean has(InetAddress other) {
        var own = address.getAddress();
        var bytes = other.getAddress();
        if (own.length != bytes.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            var mask = 0x80 >> (bit % Byte.SIZE);
            if (((own[bit / Byte.SIZE] ^ bytes[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
