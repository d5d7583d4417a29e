package io.jenkins.plugins.upkeep.security.exposure.firewall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.jenkins.plugins.upkeep.security.exposure.firewall.Verdict.Access;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The kernel itself is asked whether a packet comes through. */
@Timeout(180)
class RealRulesTest {
    private static final Set<Integer> PORTS =
            IntStream.rangeClosed(7001, 7010).boxed().collect(Collectors.toCollection(TreeSet::new));
    private static final Duration TIME = Duration.ofSeconds(20);

    @Test
    void shouldJudgeAsTheKernelDoes(@TempDir Path folder) throws Exception {
        int loaded = 0;
        try (var namespace = Namespace.open(PORTS)) {
            for (int seed = 0; loaded < Integer.getInteger("upkeep.rule.sets", 15); seed++) {
                // Given rules that make sense to the kernel
                var rules = new RandomRules(seed).make();
                var file = Files.writeString(folder.resolve("rules.nft"), "flush ruleset\n" + rules);
                if (!Namespace.inside("nft", "-f", file.toString()).run(TIME).succeeded()) {
                    continue;
                }
                loaded++;

                // When
                var read = FirewallRules.read(namespace.programs(Set.of("nft")));
                var knocked = namespace.knock(PORTS);

                // Then
                assertThat(read.gaps()).isEmpty();
                assertThat(open(namespace, read.firewall()))
                        .as("seed %d: %s", seed, rules)
                        .isEqualTo(knocked);
            }
        }
    }

    @Test
    void shouldJudgeRulesOfIptablesAsTheKernelDoes(@TempDir Path folder) throws Exception {
        assumeThat(Command.find("iptables-restore"))
                .as("iptables is not installed")
                .isPresent();
        try (var namespace = Namespace.open(PORTS)) {
            // Given
            var file = Files.writeString(folder.resolve("rules"), """
                *nat
                :PREROUTING ACCEPT [0:0]
                -A PREROUTING -p tcp -m tcp --dport 7010 -j REDIRECT --to-ports 7001
                COMMIT
                *raw
                :PREROUTING ACCEPT [0:0]
                -A PREROUTING -m rpfilter --validmark --invert -j DROP
                COMMIT
                *filter
                :INPUT DROP [0:0]
                :limited - [0:0]
                -A INPUT -f -j DROP
                -A INPUT ! -f -p tcp -m tcp --dport 7009 -j ACCEPT
                -A INPUT -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
                -A INPUT -p tcp -m tcp --dport 7001 -j ACCEPT
                -A INPUT -p tcp -m multiport --dports 7002,7003 -m comment --comment "web -j DROP" -j ACCEPT
                -A INPUT -s 10.0.0.0/8 -p tcp -m tcp --dport 7004 -j ACCEPT
                -A INPUT ! -i lo -p tcp -m tcp --dport 7005:7007 -j limited
                -A INPUT -p tcp -m tcp --dport 7008 ! --tcp-flags FIN,SYN,RST,ACK SYN -j ACCEPT
                -A INPUT -m addrtype ! --dst-type LOCAL -j ACCEPT
                -A limited -p tcp -m tcp --dport 7005 -j RETURN
                -A limited -m limit --limit 100/sec -j ACCEPT
                COMMIT
                """);
            Namespace.inside("iptables-restore", file.toString()).output(TIME);

            // When
            var read = FirewallRules.read(namespace.programs(Set.of("nft", "iptables-save")));

            // Then
            assertThat(read.gaps()).isEmpty();
            assertThat(open(namespace, read.firewall()))
                    .isEqualTo(namespace.knock(PORTS))
                    .containsExactly(7001, 7002, 7003, 7006, 7007, 7009, 7010);
        }
    }

    @Test
    void shouldNotTakeForClosedWhatAMarkOpensInTheKernel(@TempDir Path folder) throws Exception {
        assumeThat(Command.find("iptables-restore"))
                .as("iptables is not installed")
                .isPresent();
        try (var namespace = Namespace.open(PORTS)) {
            // Given
            load(folder, """
                *mangle
                :PREROUTING ACCEPT [0:0]
                -A PREROUTING -p tcp -m tcp --dport 7001 -j MARK --set-xmark 0x64/0xffffffff
                COMMIT
                *filter
                :INPUT DROP [0:0]
                -A INPUT -m mark --mark 0x64 -j ACCEPT
                COMMIT
                """);

            // When
            var both = FirewallRules.read(namespace.programs(Set.of("nft", "iptables-save")));
            var nft = FirewallRules.read(namespace.programs(Set.of("nft")));

            // Then
            assertThat(namespace.knock(PORTS)).containsExactly(7001);
            assertThat(access(namespace, both, 7001)).isEqualTo(Access.UNDECIDED);
            assertThat(access(namespace, nft, 7001)).isEqualTo(Access.UNDECIDED);
        }
    }

    private static Access access(Namespace namespace, FirewallRules.Read read, int port) {
        return read.firewall()
                .judge(namespace.packet(port), address -> Optional.empty())
                .access();
    }

    @Test
    void shouldKnowThatDockerLeadsAPortPastUfwAsTheKernelDoes(@TempDir Path folder) throws Exception {
        assumeThat(Command.find("iptables-restore"))
                .as("iptables is not installed")
                .isPresent();
        var rules = Recorded.read("ufw-docker-iptables-save.txt");
        try (var namespace = Namespace.open(PORTS);
                var container = Namespace.container(5432)) {
            // Given ufw, which denies it
            assertThat(container.isAlive()).isTrue();
            assertThat(rules).contains("-A ufw-user-input -p tcp -m tcp --dport 5432 -j DROP");

            // When
            load(folder, rules);
            var led = published(namespace);
            var ledInFact = namespace.knock(Set.of(5432));
            load(folder, rules.replace("-A DOCKER-USER -j RETURN", "-A DOCKER-USER -i eth0 -j DROP"));
            var kept = published(namespace);
            var keptInFact = namespace.knock(Set.of(5432));

            // Then
            assertThat(led.access()).isEqualTo(Access.OPEN);
            assertThat(led.forwarded()).isTrue();
            assertThat(ledInFact).containsExactly(5432);
            assertThat(kept.access()).isEqualTo(Access.CLOSED);
            assertThat(keptInFact).isEmpty();
        }
    }

    private static void load(Path folder, String rules) throws Exception {
        var file = Files.writeString(folder.resolve("rules.saved"), rules);
        Namespace.inside("iptables-restore", file.toString()).output(TIME);
    }

    private static Verdict published(Namespace namespace) throws Exception {
        var read = FirewallRules.read(namespace.programs(Set.of("nft", "iptables-save")));
        assertThat(read.gaps()).isEmpty();
        return read.firewall()
                .judge(namespace.packet(5432), address -> Optional.of(new Firewall.Route("docker0", false)));
    }

    private static Set<Integer> open(Namespace namespace, Firewall firewall) {
        Predicate<Integer> open = port -> {
            var verdict = firewall.judge(namespace.packet(port), address -> Optional.empty());
            assertThat(verdict.access()).as("port %d", port).isNotEqualTo(Access.UNDECIDED);
            return verdict.access() == Access.OPEN;
        };
        return PORTS.stream().filter(open).collect(Collectors.toCollection(TreeSet::new));
    }
}
