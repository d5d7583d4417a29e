package io.jenkins.plugins.upkeep.security.exposure.firewall;

import io.jenkins.plugins.upkeep.security.exposure.firewall.Verdict.Access;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The rules of the kernel's packet filter. All base chains on a packet's way must let it through, and each may end it.
 * Of tables of the families netdev, bridge and arp only the marks count that they may give, and filters before all of
 * these (XDP, tc) are not looked at: they can only refuse more.
 */
public final class Firewall {
    private final List<Table> tables;
    private final boolean marks;

    Firewall(List<Table> tables) {
        this.tables = List.copyOf(tables);
        this.marks = rules(tables).anyMatch(rule -> rule.action().marks());
    }

    private static Stream<FirewallRule> rules(List<Table> tables) {
        return tables.stream()
                .flatMap(table -> table.chains().values().stream())
                .flatMap(chain -> chain.rules().stream());
    }

    /** One that lets everything through. */
    public static Firewall none() {
        return new Firewall(List.of());
    }

    /**
     * @return whether no rule and no policy could refuse anything that comes in
     */
    public boolean isEmpty() {
        return tables.stream()
                .filter(table -> table.sees(false) || table.sees(true))
                .flatMap(table -> table.chains().values().stream())
                .filter(chain -> chain.isAt("input"))
                .allMatch(chain -> chain.rules().isEmpty()
                        && chain.base().map(Chain.Base::accepts).orElse(true));
    }

    /**
     * Judges a packet on its whole way.
     *
     * @param packet the packet
     * @param routes the interface that leads to an address, if one is known
     * @return what becomes of it
     */
    public Verdict judge(Packet packet, Function<InetAddress, Optional<Route>> routes) {
        return judge(sight -> way(packet, routes, sight));
    }

    /**
     * A way to an address.
     *
     * @param name the interface that leads there
     * @param local whether the address is one of this machine
     */
    public record Route(String name, boolean local) {}

    /** Judges it as if nothing sent it elsewhere: by the rules that people take for the firewall. */
    public Verdict input(Packet packet) {
        return judge(sight -> new End(hook("input", packet.local(marks), sight), false));
    }

    private record End(Fates fates, boolean forwarded) {}

    private static Verdict judge(Function<Sight, End> way) {
        var stranger = way.apply(Sight.STRANGER);
        var fates = stranger.fates();
        if (fates.accepted().isPresent() && fates.dropped().isPresent()) {
            return new Verdict(Access.UNDECIDED, undecided(fates), stranger.forwarded());
        }
        if (fates.dropped().isEmpty()) {
            return new Verdict(Access.OPEN, fates.accepted().orElse(""), stranger.forwarded());
        }
        var anybody = way.apply(Sight.ANYBODY);
        return anybody.fates()
                .accepted()
                .map(rule -> new Verdict(Access.SOME, rule, anybody.forwarded()))
                .orElse(new Verdict(Access.CLOSED, fates.dropped().get(), stranger.forwarded()));
    }

    private static String undecided(Fates fates) {
        var reasons = new ArrayList<>(
                List.of(fates.dropped().orElse(""), fates.accepted().orElse("")));
        reasons.removeIf(String::isEmpty);
        return String.join(" / ", reasons.stream().distinct().toList());
    }

    private End way(Packet packet, Function<InetAddress, Optional<Route>> routes, Sight sight) {
        var before = hook("prerouting", packet.local(marks), sight);
        var stays = before.accepted().isPresent()
                ? before.withoutTranslation().then(hook("input", packet.local(marks), sight))
                : before.withoutTranslation();
        if (before.translated().isEmpty()) {
            return new End(stays, false);
        }
        var after = after(packet, before.translated().get(), routes, sight);
        return new End(stays.or(after.fates()), after.forwarded());
    }

    private End after(Packet packet, Fates.Translated to, Function<InetAddress, Optional<Route>> routes, Sight sight) {
        if (!to.to().known()) {
            return new End(Fates.accepted(to.rule()).or(Fates.dropped(to.rule())), true);
        }
        var moved = moved(packet, to.to(), routes);
        var hook = moved.forwarded().isPresent() ? "forward" : "input";
        return new End(
                Fates.accepted(to.rule()).then(hook(hook, moved, sight)),
                moved.forwarded().isPresent());
    }

    private Passing moved(Packet packet, Action.Translate to, Function<InetAddress, Optional<Route>> routes) {
        var port = to.port().orElse(packet.port());
        var destination = to.destination().orElse(packet.destination());
        var route = routes.apply(destination);
        var stays = to.destination().isEmpty()
                || destination.isLoopbackAddress()
                || route.map(Route::local).orElse(false);
        var exit = stays ? Optional.<Passing.Exit>empty() : Optional.of(new Passing.Exit(route.map(Route::name)));
        return new Passing(packet, destination, port, exit, marks);
    }

    private Fates hook(String hook, Passing packet, Sight sight) {
        return chains(hook, packet)
                .reduce(Fates.accepted(""), (fates, next) -> step(fates, next, packet, sight), Fates::then);
    }

    private static Fates step(Fates before, Placed next, Passing packet, Sight sight) {
        return before.accepted().isEmpty()
                ? before
                : before.then(new Walk(next.table(), packet, sight).through(next.chain()));
    }

    private record Placed(Table table, Chain chain) {}

    private Stream<Placed> chains(String hook, Passing packet) {
        return tables.stream()
                .filter(table -> table.sees(packet.sent().isSix()))
                .flatMap(table -> table.chains().values().stream().map(chain -> new Placed(table, chain)))
                .filter(placed -> placed.chain().isAt(hook))
                .filter(placed -> hook.equals("prerouting")
                        || !placed.chain().base().orElseThrow().translates())
                .sorted(Comparator.comparing(placed -> placed.chain().priority()));
    }
}
