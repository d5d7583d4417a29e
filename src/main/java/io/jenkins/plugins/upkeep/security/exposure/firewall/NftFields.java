package io.jenkins.plugins.upkeep.security.exposure.firewall;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The fields of a packet that rules of nft name, and what their values say. */
final class NftFields {
    private static final Condition MAYBE = Condition.always(Truth.MAYBE);
    /** The bits that say where in its packet a fragment belongs: those of a first one are 0. */
    private static final int LAST_PLACE = 0x1fff;

    private static final Condition AT_WILL = Condition.always(Truth.AT_WILL);

    private NftFields() {}

    /**
     * What is asked of one field.
     *
     * @param applies whether a packet has the field at all; a comparison with one that it has not never holds
     * @param value what a value asks
     */
    record Field(Condition applies, java.util.function.Function<JsonNode, Condition> value) {
        static Field of(java.util.function.Function<JsonNode, Condition> value) {
            return new Field(Condition.always(Truth.YES), value);
        }
    }

    static Field of(JsonNode left) {
        if (left.has("payload")) {
            return payload(
                    left.get("payload").path("protocol").asText(),
                    left.get("payload").path("field").asText());
        }
        if (left.has("meta")) {
            return meta(left.get("meta").path("key").asText());
        }
        if (left.has("ct")) {
            return connection(
                    left.get("ct").path("key").asText(),
                    left.get("ct").path("dir").asText());
        }
        if (left.has("fib")) {
            return fib(left.get("fib"));
        }
        if (left.has("exthdr") || left.has("tcp option") || left.has("ip option")) {
            return Field.of(value -> AT_WILL);
        }
        return left.has("&") ? masked(left.get("&")) : Field.of(value -> MAYBE);
    }

    private static Field payload(String protocol, String field) {
        return switch (protocol) {
            case "tcp", "udp" -> new Field(Conditions.protocol(protocol), transport(field));
            case "th" -> Field.of(transport(field));
            case "ip" -> new Field(version(false), network(field));
            case "ip6" -> new Field(version(true), network(field));
            case "icmp", "icmpv6", "sctp", "dccp", "udplite", "esp", "ah", "comp", "igmp", "arp" ->
                new Field(Condition.always(Truth.NO), value -> MAYBE);
            case "ether" -> Field.of(value -> Conditions.named());
            default -> Field.of(value -> MAYBE);
        };
    }

    static Condition version(boolean six) {
        return (packet, sight) -> Truth.of(packet.sent().isSix() == six);
    }

    private static java.util.function.Function<JsonNode, Condition> transport(String field) {
        return switch (field) {
            case "dport" -> value -> Conditions.ports(text(value), Conditions::port);
            case "flags" -> value -> Condition.always(Truth.of(names(value).contains("syn")));
            default -> value -> AT_WILL;
        };
    }

    private static java.util.function.Function<JsonNode, Condition> network(String field) {
        return switch (field) {
            case "saddr" -> value -> Conditions.addresses(text(value), Conditions::source);
            case "daddr" -> value -> Conditions.addresses(text(value), Conditions::destination);
            case "protocol", "nexthdr" -> value -> Conditions.protocol(text(value));
            default -> value -> AT_WILL;
        };
    }

    private static Field meta(String key) {
        return switch (key) {
            case "l4proto" -> Field.of(value -> Conditions.protocol(text(value)));
            case "nfproto" -> Field.of(value -> version(text(value).equals("ipv6")));
            case "protocol" -> Field.of(value -> version(text(value).equals("ip6")));
            case "iif", "iifname" -> Field.of(value -> Conditions.inbound(text(value)));
            case "oif", "oifname" -> Field.of(value -> Conditions.outbound(text(value)));
            case "pkttype" ->
                Field.of(value ->
                        Condition.always(Truth.of(Set.of("host", "unicast").contains(text(value)))));
            case "mark" -> Field.of(NftFields::mark);
            default -> Field.of(value -> MAYBE);
        };
    }

    private static Condition mark(JsonNode value) {
        return value.isNumber() ? Conditions.mark(value.asLong()) : MAYBE;
    }

    private static Field connection(String key, String direction) {
        var original = direction.equals("original");
        return switch (key) {
            case "state", "status" -> Field.of(value -> Conditions.state(names(value)));
            case "direction" ->
                Field.of(value -> Condition.always(Truth.of(text(value).equals("original"))));
            case "mark" -> Field.of(NftFields::mark);
            case "proto-dst" ->
                Field.of(value -> original ? Conditions.ports(text(value), Conditions::originalPort) : MAYBE);
            case "ip daddr", "daddr", "ip6 daddr" ->
                Field.of(
                        value -> original ? Conditions.addresses(text(value), Conditions::originalDestination) : MAYBE);
            default -> Field.of(value -> MAYBE);
        };
    }

    private static Field fib(JsonNode fib) {
        var flags = names(fib.path("flags"));
        if (!fib.path("result").asText().equals("type")) {
            return Field.of(value -> value.isBoolean() ? Condition.always(Truth.of(value.asBoolean())) : MAYBE);
        }
        return flags.contains("daddr")
                ? Field.of(value -> Conditions.destinationType(text(value)))
                : Field.of(value -> Condition.always(Truth.of(text(value).equals("unicast"))));
    }

    private static Field masked(JsonNode sides) {
        var payload = sides.path(0).path("payload");
        if (payload.path("field").asText().equals("flags")) {
            var looked = names(sides.path(1));
            return new Field(Conditions.protocol("tcp"), value -> Condition.always(Truth.of(flags(looked, value))));
        }
        if (payload.path("field").asText().equals("frag-off")) {
            var place = sides.path(1).asInt() <= LAST_PLACE;
            return new Field(
                    version(false), value -> place ? Condition.always(Truth.of(value.asInt(1) == 0)) : AT_WILL);
        }
        var isMark = sides.path(0).path("meta").path("key").asText().equals("mark")
                || sides.path(0).path("ct").path("key").asText().equals("mark");
        return Field.of(value -> isMark ? mark(value) : MAYBE);
    }

    private static boolean flags(Set<String> looked, JsonNode value) {
        var wanted = value.isNumber() ? Set.<String>of() : names(value);
        return looked.contains("syn") ? wanted.equals(Set.of("syn")) : wanted.isEmpty();
    }

    /** The names in a value that is one or a list; a list may stand behind |. */
    static Set<String> names(JsonNode value) {
        var list = value.has("|") ? value.get("|") : value;
        if (!list.isArray()) {
            return Set.of(text(list));
        }
        return StreamSupport.stream(list.spliterator(), false)
                .flatMap(part -> names(part).stream())
                .collect(Collectors.toSet());
    }

    /** A value in words: {@code 22}, {@code 8000-8010}, {@code 10.0.0.0/8}. */
    static String text(JsonNode value) {
        if (value.has("prefix")) {
            return value.get("prefix").path("addr").asText() + "/"
                    + value.get("prefix").path("len").asText();
        }
        if (value.has("range")) {
            return text(value.get("range").path(0)) + "-"
                    + text(value.get("range").path(1));
        }
        return value.asText();
    }
}
