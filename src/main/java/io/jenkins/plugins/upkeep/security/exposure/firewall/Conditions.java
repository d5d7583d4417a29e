package io.jenkins.plugins.upkeep.security.exposure.firewall;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What rules ask, however they are written. */
final class Conditions {
    private static final Map<String, String> PROTOCOLS = Map.of("6", "tcp", "17", "udp");

    private Conditions() {}

    static Condition protocol(String name) {
        var plain = PROTOCOLS.getOrDefault(name, name);
        return plain.equals("all") || plain.equals("0")
                ? Condition.always(Truth.YES)
                : (packet, sight) -> Truth.of(packet.sent().protocol().equals(plain));
    }

    static Condition port(int low, int high) {
        return (packet, sight) -> Truth.of(low <= packet.port() && packet.port() <= high);
    }

    static Condition destination(AddressRange range) {
        return (packet, sight) -> Truth.of(range.holds(packet.destination()));
    }

    /** Some senders, whom a rule names. */
    static Condition named() {
        return (packet, sight) -> sight == Sight.STRANGER ? Truth.NO : Truth.MAYBE;
    }

    static Condition source(AddressRange range) {
        var some = named();
        return (packet, sight) -> {
            if (range.six() != packet.sent().isSix()) {
                return Truth.NO;
            }
            return range.isAll() ? Truth.YES : some.holds(packet, sight);
        };
    }

    static Condition inbound(String pattern) {
        return (packet, sight) -> Truth.of(fits(pattern, packet.sent().inbound()));
    }

    /** One that is not known is the one that the rule names: a container's own bridge. */
    static Condition outbound(String pattern) {
        return (packet, sight) -> packet.forwarded()
                .map(exit ->
                        Truth.of(exit.name().map(name -> fits(pattern, name)).orElse(true)))
                .orElse(Truth.NO);
    }

    static Condition outboundIsNot(String pattern) {
        return (packet, sight) -> packet.forwarded()
                .map(Passing.Exit::name)
                .map(exit -> Truth.of(exit.isPresent() && !fits(pattern, exit.get())))
                .orElse(Truth.YES);
    }

    private static boolean fits(String pattern, String name) {
        return pattern.matches(".*[*+]")
                ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                : name.equals(pattern);
    }

    /** The states of a connection that has just begun. */
    static Condition state(Set<String> names) {
        return (packet, sight) -> Truth.of(names.contains("new") || (names.contains("dnat") && packet.isTranslated()));
    }

    /** The kind of the address that it is sent to. */
    static Condition destinationType(String type) {
        return (packet, sight) -> switch (type) {
            case "local" -> Truth.of(packet.forwarded().isEmpty());
            case "unicast" -> Truth.of(packet.forwarded().isPresent());
            default -> Truth.NO;
        };
    }

    static Condition originalPort(int low, int high) {
        return (packet, sight) ->
                Truth.of(low <= packet.sent().port() && packet.sent().port() <= high);
    }

    static Condition originalDestination(AddressRange range) {
        return (packet, sight) -> Truth.of(range.holds(packet.sent().destination()));
    }

    /** A packet comes in without a mark; nobody follows which one a rule gives it. */
    static Condition mark(long value) {
        return (packet, sight) -> packet.marked() ? Truth.MAYBE : Truth.of(value == 0);
    }

    static Condition any(List<Condition> conditions) {
        return (packet, sight) -> Truth.any(conditions.stream()
                .map(condition -> condition.holds(packet, sight))
                .toList());
    }

    static Condition all(List<Condition> conditions) {
        return (packet, sight) -> Truth.all(conditions.stream().map(condition -> condition.holds(packet, sight)));
    }

    /** Of addresses as they are written; nobody can tell of what is none. */
    static Condition addresses(String text, java.util.function.Function<AddressRange, Condition> kind) {
        return AddressRange.of(text).map(kind).orElse(Condition.always(Truth.MAYBE));
    }

    static Optional<Integer> number(String text) {
        return text.matches("\\d{1,9}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }

    /** From {@code 22}, {@code 8000:8010} or {@code 8000-8010}; nobody can tell of what is none. */
    static Condition ports(String text, java.util.function.BiFunction<Integer, Integer, Condition> kind) {
        var cut = Math.max(text.indexOf(':'), text.indexOf('-'));
        var low = number(cut < 0 ? text : text.substring(0, cut));
        var high = number(cut < 0 ? text : text.substring(cut + 1));
        return low.isPresent() && high.isPresent() ? kind.apply(low.get(), high.get()) : Condition.always(Truth.MAYBE);
    }
}
