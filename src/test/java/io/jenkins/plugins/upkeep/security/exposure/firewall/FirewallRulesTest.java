package io.jenkins.plugins.upkeep.security.exposure.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.security.exposure.firewall.Verdict.Access;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirewallRulesTest {
    private static final String DENIED =
            "Operation not permitted (you must be root)\nnetlink: Error: cache initialization failed";

    @Test
    void shouldReadTheTablesOfIptablesByIptables() throws Exception {
        // Given both tools, of which nft does not explain what iptables made
        var programs = Recorded.nothing()
                .file("nft", "ufw-docker-nft.json")
                .file("iptables-save", "ufw-docker-iptables-save.txt")
                .file("ip6tables-save", "ufw-ip6tables-save.txt")
                .text("ufw", "Status: active\n\nTo  Action\n");

        // When
        var read = FirewallRules.read(programs);

        // Then
        assertThat(read.gaps()).isEmpty();
        assertThat(read.installed()).isTrue();
        assertThat(read.ufw()).contains("active");
        assertThat(Strangers.judge(read.firewall(), "22/tcp", false).access()).isEqualTo(Access.OPEN);
        assertThat(Strangers.judge(read.firewall(), "9999/tcp", false).access()).isEqualTo(Access.CLOSED);
        assertThat(Strangers.judge(read.firewall(), "5432/tcp", false).access()).isEqualTo(Access.OPEN);
        assertThat(Strangers.judge(read.firewall(), "9999/tcp", true).access()).isEqualTo(Access.OPEN);
    }

    @Test
    void shouldNotTakeForGoodWhatNftDoesNotExplain() throws Exception {
        // When
        var read = FirewallRules.read(Recorded.nothing().file("nft", "ufw-docker-nft.json"));

        // Then
        assertThat(Strangers.judge(read.firewall(), "22/tcp", false).access()).isEqualTo(Access.UNDECIDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"ip\"}}, ", ""})
    void shouldLeaveOutTablesThatSleep(String flags) throws Exception {
        // Given a table that nft and iptables both show and the kernel does not heed, and JSON as nft 1.0.6 makes it
        // of flags
        var whole = flags.isEmpty() ? "" : flags + chain("ip", "filter", "INPUT") + "]}";
        var programs = Recorded.nothing()
                .text(
                        "nft",
                        "{\"nftables\":[{\"table\":{\"family\":\"ip\",\"name\":\"filter\",\"handle\":1,\"flags\":"
                                + whole)
                .text("nft list ruleset", """
                    table ip filter {
                    \tflags dormant

                    \tchain INPUT {
                    \t\ttype filter hook input priority filter; policy drop;
                    \t}
                    }
                    table ip6 awake {
                    \tchain in {
                    \t\ttype filter hook input priority filter; policy drop;
                    \t}
                    }
                    """)
                .text(
                        "nft -j list table ip6 awake",
                        "{\"nftables\":[{\"table\":{\"family\":\"ip6\",\"name\":\"awake\"}},"
                                + chain("ip6", "awake", "in") + "]}")
                .text("iptables-save", "# by iptables-save (nf_tables)\n*filter\n:INPUT DROP [0:0]\nCOMMIT\n");

        // When
        var read = FirewallRules.read(programs);

        // Then
        assertThat(read.gaps()).isEmpty();
        assertThat(Strangers.judge(read.firewall(), "22/tcp", false).access()).isEqualTo(Access.OPEN);
        assertThat(Strangers.judge(read.firewall(), "22/tcp", true).access()).isEqualTo(Access.CLOSED);
    }

    private static String chain(String family, String table, String name) {
        return "{\"chain\":{\"family\":\"" + family + "\",\"table\":\"" + table + "\",\"name\":\"" + name
                + "\",\"type\":\"filter\",\"hook\":\"input\",\"prio\":0,\"policy\":\"drop\"}}";
    }

    @Test
    void shouldSayWhenItCannotTellWhichTablesSleep() throws Exception {
        // Given
        var programs = Recorded.nothing()
                .failing("nft", "Operation not permitted (you must be root)")
                .text(
                        "nft -j list ruleset",
                        "{\"nftables\":[{\"table\":{\"family\":\"ip\",\"name\":\"t\",\"flags\":1}}]}");

        // Then
        assertThat(FirewallRules.read(programs).gaps())
                .containsExactly("nft: Operation not permitted (you must be root)");
    }

    @Test
    void shouldTellSleepingTablesFromOthersWithFlags() {
        // When
        var flags = NftFlags.of("""
            table inet awake { # progname nft
            \tflags owner

            \tset s {
            \t\tflags dormant
            \t}
            }
            table ip6 asleep { # progname nft
            \tflags owner,dormant
            }
            table ip plain {
            }
            """);

        // Then
        assertThat(flags.areNone()).isFalse();
        assertThat(flags.tables())
                .extracting(table -> table.words() + " " + table.isDormant())
                .containsExactly("inet awake false", "ip6 asleep true", "ip plain false");
    }

    @Test
    void shouldSayThatItMayNotRead() throws Exception {
        // When
        var read = FirewallRules.read(Recorded.nothing()
                .failing("nft", DENIED)
                .failing("iptables-save", "Permission denied (you must be root)"));

        // Then
        assertThat(read.installed()).isTrue();
        assertThat(read.gaps()).hasSize(2);
        assertThat(read.gaps().get(0)).startsWith("nft: Operation not permitted");
    }

    @Test
    void shouldSayThatThereIsNothing() throws Exception {
        // When
        var read = FirewallRules.read(Recorded.nothing());

        // Then
        assertThat(read.installed()).isFalse();
        assertThat(read.gaps()).isEmpty();
        assertThat(read.firewall().isEmpty()).isTrue();
    }

    @Test
    void shouldSayWhatIsGarbageOrTooSlow() throws Exception {
        // When
        var read = FirewallRules.read(Recorded.nothing().text("nft", "garbage").failing("iptables-save", "too slow"));

        // Then
        assertThat(read.gaps()).hasSize(2);
        assertThat(read.gaps().get(1)).startsWith("iptables-save: did not end");
    }

    @Test
    void shouldReadTheOlderKindBesides() throws Exception {
        // Given
        var programs = Recorded.nothing()
                .text("iptables-save", """
                    # Generated by iptables-nft-save v1.8.9 (nf_tables)
                    # Warning: iptables-legacy tables present
                    """)
                .text("iptables-legacy-save", "*filter\n:INPUT DROP [0:0]\nCOMMIT\n");

        // When
        var read = FirewallRules.read(programs);
        var missing = FirewallRules.read(
                Recorded.nothing().text("iptables-save", "# Warning: iptables-legacy tables present\n"));

        // Then
        assertThat(Strangers.judge(read.firewall(), "22/tcp", false).access()).isEqualTo(Access.CLOSED);
        assertThat(missing.gaps()).hasSize(1);
        assertThat(missing.gaps().get(0)).startsWith("iptables-legacy-save: is missing");
    }
}
