package io.jenkins.plugins.upkeep.security.exposure.firewall;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes rule sets of nft with chains that lead to each other, from a seed. All conditions are about the first packet of
 * a connection: a later one that is refused may end a connection that had come about.
 */
final class RandomRules {
    private static final List<String> CONDITIONS = List.of(
            "tcp dport %d",
            "tcp dport != %d",
            "tcp dport { %d, 7003, 7005 }",
            "tcp dport != { %d, 7004 }",
            "tcp dport 7001-%d",
            "tcp dport > %d",
            "tcp dport @some",
            "tcp dport @none",
            "tcp dport != @none",
            "ip saddr @nobody",
            "ip frag-off & 0x1fff != 0",
            "ip frag-off & 0x1fff == 0 tcp dport %d",
            "ip daddr 198.18.7.2 tcp dport %d",
            "ip daddr != 198.18.7.0/24",
            "ip saddr 10.0.0.0/8",
            "ip saddr != 10.0.0.0/8 tcp dport %d",
            "iifname \"eth0\" tcp dport %d",
            "iifname != \"eth*\"",
            "iifname { \"lo\", \"wg0\" }",
            "ct state new tcp dport %d",
            "ct state vmap { established : accept, related : accept, invalid : drop } tcp dport %d",
            "meta l4proto tcp th dport %d",
            "meta l4proto 17",
            "meta nfproto ipv6",
            "ip protocol icmp",
            "meta pkttype host tcp dport %d",
            "fib daddr type local tcp dport %d",
            "fib daddr type broadcast",
            "tcp flags & (fin|syn|rst|ack) == syn tcp dport %d",
            "meta l4proto . th dport { tcp . %d, udp . 53 }",
            "meta mark 0 tcp dport %d",
            "meta mark 7");
    private static final List<String> ENDS = List.of(
            "accept",
            "drop",
            "reject",
            "return",
            "counter",
            "jump one",
            "jump two",
            "goto one",
            "goto two",
            "tcp dport vmap { 7001 : accept, 7002-7004 : jump two, 7006 : drop, 7007 : goto two }",
            "tcp dport vmap @decide",
            "tcp dport vmap @leads");

    private final Random random;

    RandomRules(long seed) {
        this.random = new Random(seed);
    }

    String make() {
        return """
            table inet asleep {
              flags dormant
              chain input {
                type filter hook input priority -5; policy drop;
              }
            }
            table inet test {
              set none { type inet_service; }
              set nobody { type ipv4_addr; flags interval; }
              map leads { type inet_service : verdict; }
              set some { type inet_service; flags interval; elements = { 7002, 7006-7008 }; }
              map decide { type inet_service : verdict; elements = { 7003 : accept, 7008 : drop, 7009 : jump two }; }
              chain two {
            %s
              }
              chain one {
            %s
              }
              chain input {
                type filter hook input priority %d; policy %s;
            %s
              }
              chain later {
                type filter hook input priority 20; policy accept;
            %s
              }
            }
            """.formatted(
                        rules(4, 4), rules(5, 5), random.nextInt(10), policy(), rules(8, ENDS.size()), rules(2, 4));
    }

    private String policy() {
        return random.nextBoolean() ? "accept" : "drop";
    }

    /** Chain two leads nowhere, and one at most to two: so no chain comes back to itself. */
    private String rules(int most, int ends) {
        return IntStream.range(0, 1 + random.nextInt(most))
                .mapToObj(i -> rule(ends))
                .collect(Collectors.joining("\n"));
    }

    private String rule(int ends) {
        var kinds = ends == 5 ? List.of("accept", "drop", "return", "jump two", "goto two") : ENDS.subList(0, ends);
        var condition = random.nextInt(5) == 0 ? "" : CONDITIONS.get(random.nextInt(CONDITIONS.size()));
        return "    " + condition.formatted(7001 + random.nextInt(10)) + " " + kinds.get(random.nextInt(kinds.size()));
    }
}
