package io.jenkins.plugins.upkeep.security.exposure.firewall;

import io.jenkins.plugins.upkeep.security.exposure.firewall.SavedLine.Option;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The conditions of a rule of iptables. What is not known here may hold or not. */
final class SavedConditions {
    private static final Condition MAYBE = Condition.always(Truth.MAYBE);
    private static final Condition AT_WILL = Condition.always(Truth.AT_WILL);
    private static final Condition YES = Condition.always(Truth.YES);
    private static final Condition NO = Condition.always(Truth.NO);

    /** What says more of another option, or nothing. */
    private static final Set<String> WORDLESS = Set.of(
            "-m",
            "--comment",
            "--limit-burst",
            "--name",
            "--mask",
            "--rsource",
            "--rdest",
            "--seconds",
            "--hitcount",
            "--rttl",
            "--reap",
            "--hashlimit-burst",
            "--hashlimit-mode",
            "--hashlimit-name",
            "--hashlimit-srcmask",
            "--hashlimit-dstmask",
            "--hashlimit-htable-size",
            "--hashlimit-htable-max",
            "--hashlimit-htable-expire",
            "--hashlimit-htable-gcinterval",
            "--connlimit-mask",
            "--connlimit-saddr",
            "--connlimit-daddr",
            "--limit-iface-in",
            "--loose",
            "--validmark",
            "--accept-local",
            "--return-nomatch");

    /** Fields that the sender fills in as he likes. */
    private static final Set<String> FREE = Set.of(
            "--rt-type",
            "--rt-segsleft",
            "--rt-len",
            "--hl-eq",
            "--hl-lt",
            "--hl-gt",
            "--ttl-eq",
            "--ttl-lt",
            "--ttl-gt",
            "--length",
            "--tos",
            "--dscp",
            "--dscp-class",
            "--tcp-option",
            "--mss",
            "--string",
            "--hex-string",
            "--algo",
            "--from",
            "--to",
            "--icase",
            "--ecn-tcp-cwr",
            "--ecn-tcp-ece",
            "--ecn-ip-ect",
            "--fragid",
            "--fragfirst",
            "--fragmore",
            "--fraglast",
            "--fragres",
            "--fraglen");

    private SavedConditions() {}

    static List<Condition> of(SavedLine line) {
        var told = line.options().stream()
                .filter(option -> !WORDLESS.contains(option.name()))
                .map(SavedConditions::of);
        return Stream.concat(told, alone(line.options())).toList();
    }

    /** What kinds of match ask that stand without an option that asks something. */
    private static Stream<Condition> alone(List<Option> options) {
        return IntStream.range(0, options.size())
                .filter(at -> options.get(at).name().equals("-m"))
                .filter(at -> isAlone(options.subList(at + 1, options.size())))
                .mapToObj(at -> alone(options.get(at).value()));
    }

    private static boolean isAlone(List<Option> behind) {
        return behind.stream()
                .takeWhile(option -> !option.name().equals("-m"))
                .allMatch(option -> WORDLESS.contains(option.name()));
    }

    private static Condition alone(String match) {
        return switch (match) {
            // There is a way back to the sender by the interface that an ordinary packet comes by.
            case "tcp", "udp", "comment", "rpfilter" -> YES;
            case "frag", "rt", "hbh", "dst" -> AT_WILL;
            default -> MAYBE;
        };
    }

    private static Condition of(Option option) {
        if (option.name().equals("-o") && option.negated()) {
            return Conditions.outboundIsNot(option.value());
        }
        return plain(option).negatedIf(option.negated());
    }

    private static Condition plain(Option option) {
        var value = option.value();
        return switch (option.name()) {
            case "-p" -> Conditions.protocol(value);
            case "-s", "--src-range" -> Conditions.addresses(value, Conditions::source);
            case "-d", "--dst-range" -> Conditions.addresses(value, Conditions::destination);
            case "-i" -> Conditions.inbound(value);
            case "-o" -> Conditions.outbound(value);
            case "--dport", "--dports" -> each(value, port -> Conditions.ports(port, Conditions::port));
            case "--sport", "--sports" -> AT_WILL;
            default -> connection(option);
        };
    }

    private static Condition connection(Option option) {
        var value = option.value();
        return switch (option.name()) {
            case "--ctstate", "--state", "--ctstatus" -> Conditions.state(lower(value));
            case "--ctdir" -> Condition.always(Truth.of(value.equals("ORIGINAL")));
            case "--ctproto" -> Conditions.protocol(value);
            case "--ctorigdst" -> Conditions.addresses(value, Conditions::originalDestination);
            case "--ctorigdstport" -> Conditions.ports(value, Conditions::originalPort);
            case "--ctorigsrc" -> Conditions.addresses(value, Conditions::source);
            default -> rate(option);
        };
    }

    /** The sender stays below a rate or goes beyond it. His first packet is in no list of those that came before. */
    private static Condition rate(Option option) {
        return switch (option.name()) {
            case "--limit", "--hashlimit-upto", "--connlimit-upto", "--hashlimit-above", "--connlimit-above" -> AT_WILL;
            case "--set", "--remove", "--syn" -> YES;
            case "--update", "--rcheck" -> NO;
            case "--tcp-flags" -> flags(option.values());
            default -> other(option);
        };
    }

    private static Condition other(Option option) {
        return switch (option.name()) {
            case "--dst-type" -> each(option.value(), SavedConditions::destinationType);
            case "--src-type" -> each(option.value(), type -> Condition.always(Truth.of(type.equals("UNICAST"))));
            case "--pkt-type" -> Condition.always(Truth.of(option.value().equals("unicast")));
            case "--mac-source" -> Conditions.named();
            case "--match-set" -> option.values().contains("src") ? Conditions.named() : MAYBE;
            case "--mark" -> mark(option.value());
            case "--icmp-type", "--icmpv6-type" -> NO;
            // Later fragments of a packet; and packets to whose sender there is no way back.
            case "-f", "--invert" -> NO;
            default -> FREE.contains(option.name()) ? AT_WILL : MAYBE;
        };
    }

    private static Condition destinationType(String type) {
        return Conditions.destinationType(type.toLowerCase(Locale.ROOT));
    }

    private static Condition mark(String value) {
        var number = value.replaceFirst("/.*", "");
        return number.matches("0x[0-9a-fA-F]{1,8}|\\d{1,9}") ? Conditions.mark(Long.decode(number)) : MAYBE;
    }

    /** The flags that are looked at, and those of them that must be set: a first packet has SYN and no other. */
    private static Condition flags(List<String> values) {
        if (values.size() != 2) {
            return MAYBE;
        }
        var looked = lower(values.get(0));
        var wanted = lower(values.get(1));
        var sees = looked.contains("syn") || looked.contains("all");
        var fits = sees ? wanted.equals(Set.of("syn")) : wanted.equals(Set.of("none")) || wanted.isEmpty();
        return Condition.always(Truth.of(fits));
    }

    private static Set<String> lower(String list) {
        return words(list).map(word -> word.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    private static Stream<String> words(String list) {
        return Stream.of(list.split(",", -1)).filter(word -> !word.isEmpty());
    }

    private static Condition each(String list, Function<String, Condition> one) {
        return Conditions.any(words(list).map(one).toList());
    }
}
