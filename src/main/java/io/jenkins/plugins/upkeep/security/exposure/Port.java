package io.jenkins.plugins.upkeep.security.exposure;

import java.util.Comparator;

/**
 * A port with its protocol.
 *
 * @param number its number
 * @param protocol {@code tcp} or {@code udp}
 */
record Port(int number, String protocol) {
    static final Comparator<Port> ORDER = Comparator.comparing(Port::number).thenComparing(Port::protocol);

    /** From {@code 443/tcp}. */
    static Port of(String text) {
        var slash = text.indexOf('/');
        return new Port(Integer.parseInt(text.substring(0, slash)), text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return number + "/" + protocol;
    }

    String subject() {
        return "port " + this;
    }
}
