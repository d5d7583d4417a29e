package io.jenkins.plugins.upkeep.security.exposure.firewall;

import io.jenkins.plugins.upkeep.security.exposure.firewall.SavedLine.Option;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** The target of a rule of iptables. */
final class SavedAction {
    private static final Set<String> HARMLESS = Set.of(
            "LOG",
            "NFLOG",
            "ULOG",
            "AUDIT",
            "TCPMSS",
            "CLASSIFY",
            "CT",
            "NOTRACK",
            "TRACE",
            "DSCP",
            "TOS",
            "TTL",
            "HL",
            "CHECKSUM",
            "TEE",
            "SECMARK",
            "CONNSECMARK",
            "TCPOPTSTRIP",
            "ECN",
            "RATEEST",
            "IDLETIMER",
            "LED");
    private static final Set<String> UNKNOWN = Set.of("QUEUE", "NFQUEUE", "NETMAP", "TPROXY", "SYNPROXY", "CLUSTERIP");

    private SavedAction() {}

    static Action of(List<Option> target) {
        if (target.isEmpty()) {
            return new Action.Pass();
        }
        var name = target.get(0).value();
        return target.get(0).name().equals("-g") ? new Action.Jump(name, false) : of(name, target);
    }

    private static Action of(String name, List<Option> target) {
        if (HARMLESS.contains(name)) {
            return new Action.Pass();
        }
        if (UNKNOWN.contains(name)) {
            return new Action.Unknown();
        }
        return switch (name) {
            case "ACCEPT", "MASQUERADE", "SNAT" -> new Action.Accept();
            case "DROP", "REJECT", "TARPIT", "DELUDE" -> new Action.Drop();
            case "MARK", "CONNMARK", "HMARK" -> new Action.Mark();
            case "SET" -> has(target, "--map-mark") ? new Action.Mark() : new Action.Pass();
            case "RETURN" -> new Action.Return();
            case "DNAT" -> translate(option(target, "--to-destination"));
            case "REDIRECT" -> redirect(option(target, "--to-ports"));
            default -> new Action.Jump(name, true);
        };
    }

    private static boolean has(List<Option> target, String name) {
        return target.stream().anyMatch(option -> option.name().equals(name));
    }

    private static String option(List<Option> target, String name) {
        return target.stream()
                .filter(option -> option.name().equals(name))
                .map(Option::value)
                .findFirst()
                .orElse("");
    }

    private static Action redirect(String ports) {
        return Action.Translate.to(java.util.Optional.empty(), port(ports));
    }

    /** From {@code 172.17.0.2:80}, {@code [fd00::2]:80} or an address alone. */
    private static Action translate(String to) {
        var bracket = to.startsWith("[") ? to.indexOf(']') : -1;
        var colon = bracket > 0 ? to.indexOf(':', bracket) : single(to);
        var host = bracket > 0 ? to.substring(1, bracket) : to.substring(0, colon < 0 ? to.length() : colon);
        var address = AddressRange.address(host.replaceFirst("-.*", ""));
        return address.isEmpty() && !host.isEmpty()
                ? Action.Translate.somewhere()
                : Action.Translate.to(address, port(colon < 0 ? "" : to.substring(colon + 1)));
    }

    private static int single(String to) {
        var colon = to.indexOf(':');
        return colon == to.lastIndexOf(':') ? colon : -1;
    }

    private static OptionalInt port(String text) {
        return Conditions.number(text.replaceFirst("-.*", ""))
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }
}
