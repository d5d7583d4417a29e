package io.jenkins.plugins.upkeep.security.exposure.firewall;

import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Addresses from one to another.
 *
 * @param six whether they are of IPv6
 * @param low the first
 * @param high the last
 */
record AddressRange(boolean six, BigInteger low, BigInteger high) {
    private static final int SIX_BITS = 128;
    private static final int FOUR_BITS = 32;

    /** From {@code 10.0.0.0/8}, {@code 10.0.0.1-10.0.0.9} or a single address; empty for what is none. */
    static Optional<AddressRange> of(String text) {
        var dash = text.indexOf('-');
        if (dash > 0) {
            return between(text.substring(0, dash), text.substring(dash + 1));
        }
        var slash = text.indexOf('/');
        return slash < 0
                ? between(text, text)
                : address(text.substring(0, slash)).flatMap(address -> prefix(address, text.substring(slash + 1)));
    }

    private static Optional<AddressRange> between(String low, String high) {
        return address(low)
                .flatMap(first -> address(high)
                        .map(last -> new AddressRange(first instanceof Inet6Address, number(first), number(last))));
    }

    private static Optional<AddressRange> prefix(InetAddress address, String length) {
        var six = address instanceof Inet6Address;
        var bits = six ? SIX_BITS : FOUR_BITS;
        return bits(length, bits).map(prefix -> {
            var size = BigInteger.ONE.shiftLeft(bits - prefix);
            var low = number(address).divide(size).multiply(size);
            return new AddressRange(six, low, low.add(size).subtract(BigInteger.ONE));
        });
    }

    /** The length of a prefix, also when it is written as a mask. */
    private static Optional<Integer> bits(String length, int most) {
        if (length.matches("\\d{1,3}")) {
            return Optional.of(Integer.parseInt(length)).filter(bits -> bits <= most);
        }
        return address(length).map(AddressRange::number).map(BigInteger::bitCount);
    }

    /** An address as it is written; no name is ever asked for. */
    static Optional<InetAddress> address(String text) {
        if (!text.matches("[0-9.]{7,15}|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*")) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static BigInteger number(InetAddress address) {
        return new BigInteger(1, address.getAddress());
    }

    boolean holds(InetAddress address) {
        var number = number(address);
        return six == address instanceof Inet6Address && low.compareTo(number) <= 0 && number.compareTo(high) <= 0;
    }

    /** Whether all addresses of its kind are in it. */
    boolean isAll() {
        return low.signum() == 0
                && high.bitLength() == (six ? SIX_BITS : FOUR_BITS)
                && high.bitCount() == high.bitLength();
    }
}
