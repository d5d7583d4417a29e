package io.jenkins.plugins.upkeep.security.exposure.host;

import java.net.InetAddress;

/**
 * An address of this machine.
 *
 * @param name its interface
 * @param address the address
 * @param bits the length of its network's prefix
 * @param external whether strangers come by this interface; else it leads to containers, machines of this one, or a
 *     tunnel
 */
public record Place(String name, InetAddress address, int bits, boolean external) {
    /** Whether an address is in its network. */
    public boolean isNear(InetAddress other) {
        var mine = address.getAddress();
        var theirs = other.getAddress();
        if (mine.length != theirs.length) {
            return false;
        }
        int bit = 0;
        while (bit < bits && bit(mine, bit) == bit(theirs, bit)) {
            bit++;
        }
        return bit == bits;
    }

    private static int bit(byte[] bytes, int index) {
        return bytes[index / 8] >> (7 - index % 8) & 1;
    }
}
