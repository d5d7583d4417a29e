package io.jenkins.plugins.upkeep.security.exposure.firewall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.security.exposure.firewall.Verdict.Access;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules as nft 1.0.6 wrote them. */
class NftTest {
    @ParameterizedTest
    @CsvSource({
        "22/tcp, OPEN, OPEN",
        "22/udp, CLOSED, CLOSED",
        "443/tcp, OPEN, OPEN",
        "8050/tcp, OPEN, OPEN",
        "8101/tcp, CLOSED, CLOSED",
        "5433/tcp, CLOSED, CLOSED",
        "3306/tcp, CLOSED, CLOSED",
        "9090/tcp, SOME, SOME",
        "9200/tcp, CLOSED, CLOSED",
        "9105/tcp, CLOSED, CLOSED",
        "7000/tcp, SOME, SOME",
        "2222/tcp, OPEN, OPEN",
        "2223/tcp, CLOSED, CLOSED",
        "53/tcp, OPEN, OPEN",
        "53/udp, OPEN, OPEN",
        "123/udp, OPEN, OPEN",
        "123/tcp, CLOSED, CLOSED",
        "6379/tcp, SOME, CLOSED",
        "9999/tcp, CLOSED, OPEN",
        "5432/tcp, OPEN, CLOSED"
    })
    void shouldJudgeAServersRules(String port, Access four, Access six) throws Exception {
        // Given
        var firewall = Strangers.nft(Recorded.read("server-nft.json"));

        // Then
        assertThat(Strangers.judge(firewall, port, false).access()).isEqualTo(four);
        assertThat(Strangers.judge(firewall, port, true).access()).isEqualTo(six);
    }

    @Test
    void shouldSayByWhichRule() throws Exception {
        // Given
        var firewall = Strangers.nft(Recorded.read("server-nft.json"));

        // Then
        assertThat(Strangers.judge(firewall, "22/tcp", false).reason())
                .isEqualTo("tcp dport 22 accept (chain input in table inet filter)");
        assertThat(Strangers.judge(firewall, "9200/tcp", false).reason())
                .isEqualTo("tcp dport vmap @decide (chain input in table inet filter)");
        assertThat(Strangers.judge(firewall, "9999/tcp", false).reason())
                .isEqualTo("reject (chain input in table inet filter)");
        assertThat(Strangers.judge(firewall, "9090/tcp", false).reason())
                .isEqualTo("ip saddr 198.51.100.0/24 accept (chain metrics in table inet filter)");
    }

    @Test
    void shouldFollowAPacketThatIsSentElsewhere() throws Exception {
        // Given
        var firewall = Strangers.nft(Recorded.read("server-nft.json"));

        // When
        var forwarded = Strangers.judge(firewall, "5432/tcp", false);
        var redirected = Strangers.judge(firewall, "81/tcp", false);
        var mapped = Strangers.judge(firewall, "82/tcp", false);

        // Then
        assertThat(forwarded.forwarded()).isTrue();
        assertThat(forwarded.reason())
                .startsWith(
                        "fib type local tcp dport 5432 dnat to 172.17.0.2:5432 (chain pre in table ip nat); ct status"
                                + " dnat");
        assertThat(firewall.input(Strangers.packet("tcp", 5432, "203.0.113.7")).access())
                .isEqualTo(Access.SOME);
        assertThat(redirected.access()).isEqualTo(Access.OPEN);
        assertThat(redirected.forwarded()).isFalse();
        assertThat(mapped.access()).isEqualTo(Access.UNDECIDED);
    }

    @ParameterizedTest
    @CsvSource({
        // Each is a rule of one chain with policy drop, and what becomes of 22/tcp by IPv4 and IPv6.
        "'{\"match\":{\"op\":\"==\",\"left\":{\"payload\":{\"protocol\":\"tcp\",\"field\":\"sport\"}},\"right\":53}}',"
                + " OPEN, OPEN",
        "'{\"match\":{\"op\":\"==\",\"left\":{\"meta\":{\"key\":\"hour\"}},\"right\":{\"range\":[\"08:00\",\"18:00\"]}}}',"
                + " UNDECIDED, UNDECIDED",
        "'{\"match\":{\"op\":\"==\",\"left\":{\"meta\":{\"key\":\"mark\"}},\"right\":1}}', CLOSED, CLOSED",
        "'{\"match\":{\"op\":\"==\",\"left\":{\"meta\":{\"key\":\"iifname\"}},\"right\":\"eth*\"}}', OPEN, OPEN",
        "'{\"match\":{\"op\":\"!=\",\"left\":{\"meta\":{\"key\":\"iifname\"}},\"right\":\"eth0\"}}', CLOSED, CLOSED",
        "'{\"match\":{\"op\":\"==\",\"left\":{\"payload\":{\"protocol\":\"ip\",\"field\":\"saddr\"}},\"right\":{\"prefix\":{\"addr\":\"0.0.0.0\",\"len\":0}}}}',"
                + " OPEN, CLOSED",
        "'{\"match\":{\"op\":\"!=\",\"left\":{\"payload\":{\"protocol\":\"ip\",\"field\":\"saddr\"}},\"right\":{\"prefix\":{\"addr\":\"10.0.0.0\",\"len\":8}}}}',"
                + " OPEN, CLOSED",
        "'{\"match\":{\"op\":\"==\",\"left\":{\"payload\":{\"protocol\":\"ip\",\"field\":\"daddr\"}},\"right\":\"203.0.113.7\"}}',"
                + " OPEN, CLOSED",
        "'{\"match\":{\"op\":\"==\",\"left\":{\"payload\":{\"protocol\":\"ip\",\"field\":\"saddr\"}},\"right\":\"@missing\"}}',"
                + " UNDECIDED, UNDECIDED",
        "'{\"match\":{\"op\":\">=\",\"left\":{\"payload\":{\"protocol\":\"tcp\",\"field\":\"dport\"}},\"right\":22}}',"
                + " OPEN, OPEN",
        "'{\"match\":{\"op\":\">\",\"left\":{\"payload\":{\"protocol\":\"tcp\",\"field\":\"dport\"}},\"right\":22}}',"
                + " CLOSED, CLOSED",
        "'{\"match\":{\"op\":\"==\",\"left\":{\"something\":{\"new\":1}},\"right\":22}}', UNDECIDED, UNDECIDED",
        "'{\"something new\":{\"key\":1}}', UNDECIDED, UNDECIDED",
        "'{\"match\":{\"op\":\"==\",\"left\":{\"&\":[{\"payload\":{\"protocol\":\"ip\",\"field\":\"frag-off\"}},8191]},\"right\":0}}',"
                + " OPEN, CLOSED",
        "'{\"match\":{\"op\":\"!=\",\"left\":{\"&\":[{\"payload\":{\"protocol\":\"ip\",\"field\":\"frag-off\"}},8191]},\"right\":0}}',"
                + " CLOSED, CLOSED",
        "'{\"xt\":null}', UNDECIDED, UNDECIDED",
        "'{\"queue\":{\"num\":1}}', UNDECIDED, UNDECIDED"
    })
    void shouldJudgeOneRule(String statement, Access four, Access six) throws Exception {
        // Given
        var firewall = chain("drop", statement + ",{\"accept\":null}");

        // Then
        assertThat(Strangers.judge(firewall, "22/tcp", false).access()).isEqualTo(four);
        assertThat(Strangers.judge(firewall, "22/tcp", true).access()).isEqualTo(six);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"match\":{\"op\":\"==\",\"left\":{\"payload\":{\"protocol\":\"tcp\",\"field\":\"sport\"}},\"right\":{\"range\":[0,1023]}}}',"
                + " OPEN",
        "'{\"limit\":{\"rate\":5,\"per\":\"second\",\"inv\":true}}', OPEN",
        "'{\"ct count\":{\"val\":5,\"inv\":true}}', OPEN",
        "'{\"match\":{\"op\":\"==\",\"left\":{\"payload\":{\"protocol\":\"ip\",\"field\":\"saddr\"}},\"right\":\"192.0.2.9\"}}',"
                + " OPEN",
        "'{\"match\":{\"op\":\"!=\",\"left\":{\"payload\":{\"protocol\":\"ip\",\"field\":\"saddr\"}},\"right\":\"192.0.2.9\"}}',"
                + " SOME",
        "'{\"match\":{\"op\":\"in\",\"left\":{\"ct\":{\"key\":\"state\"}},\"right\":\"new\"}}', CLOSED",
        "'{\"match\":{\"op\":\"==\",\"left\":{\"exthdr\":{\"name\":\"rt\",\"field\":\"type\"}},\"right\":0}}', OPEN"
    })
    void shouldJudgeOneRuleThatRefuses(String statement, Access four) throws Exception {
        assertThat(Strangers.judge(chain("accept", statement + ",{\"drop\":null}"), "22/tcp", false)
                        .access())
                .isEqualTo(four);
    }

    @ParameterizedTest
    @CsvSource({"inet, meta, UNDECIDED", "inet, ct, UNDECIDED", "netdev, meta, UNDECIDED", "inet, nothing, CLOSED"})
    void shouldNotKnowMarksThatRulesGive(String family, String kind, Access access) throws Exception {
        // Given a table that gives marks, and a rule that lets through who has one
        var mangle = "{\"mangle\":{\"key\":{\"" + kind + "\":{\"key\":\"mark\"}},\"value\":100}}";
        var asks = "{\"match\":{\"op\":\"==\",\"left\":{\"meta\":{\"key\":\"mark\"}},\"right\":100}},{\"accept\":null}";
        var firewall = Strangers.nft(
                "{\"nftables\":[",
                base("inet", "t", "drop", 0),
                rule("inet", "t", asks),
                ",{\"table\":{\"family\":\"" + family + "\",\"name\":\"marks\"}}",
                rule(family, "marks", mangle),
                "]}");

        // Then
        assertThat(Strangers.judge(firewall, "22/tcp", false).access()).isEqualTo(access);
    }

    @ParameterizedTest
    @CsvSource({"drop, ==, CLOSED", "drop, !=, OPEN", "accept, ==, CLOSED", "accept, !=, OPEN"})
    void shouldFindNothingInASetWithoutElements(String policy, String operator, Access access) throws Exception {
        // Given sets and maps of which nft writes no elements, as they have none
        var match = "{\"match\":{\"op\":\"" + operator
                + "\",\"left\":{\"payload\":{\"protocol\":\"tcp\",\"field\":\"dport\"}},\"right\":\"@none\"}}";
        var lookup =
                "{\"vmap\":{\"key\":{\"payload\":{\"protocol\":\"tcp\",\"field\":\"dport\"}},\"data\":\"@leads\"}}";
        var rules = policy.equals("drop")
                ? rule("inet", "t", lookup) + rule("inet", "t", match + ",{\"accept\":null}")
                : rule("inet", "t", match + ",{\"accept\":null}") + rule("inet", "t", "{\"drop\":null}");
        var firewall = Strangers.nft(
                "{\"nftables\":[",
                base("inet", "t", policy, 0),
                ",{\"set\":{\"family\":\"inet\",\"name\":\"none\",\"table\":\"t\",\"type\":\"inet_service\"}}",
                ",{\"map\":{\"family\":\"inet\",\"name\":\"leads\",\"table\":\"t\",\"type\":\"inet_service\","
                        + "\"map\":\"verdict\"}}",
                rules,
                "]}");

        // Then
        assertThat(Strangers.judge(firewall, "22/tcp", false).access()).isEqualTo(access);
    }

    @ParameterizedTest
    @CsvSource({"icmp, CLOSED, OPEN", "icmpv6, OPEN, CLOSED", "icmpx, CLOSED, CLOSED", "tcp reset, CLOSED, CLOSED"})
    void shouldKnowWhomARefusalIsFor(String type, Access four, Access six) throws Exception {
        // Given a rule without the condition that nft leaves out since the answer says it
        var firewall = chain("accept", "{\"reject\":{\"type\":\"" + type + "\",\"expr\":\"port-unreachable\"}}");

        // Then
        assertThat(Strangers.judge(firewall, "22/tcp", false).access()).isEqualTo(four);
        assertThat(Strangers.judge(firewall, "22/tcp", true).access()).isEqualTo(six);
    }

    @Test
    void shouldReadOddRulesWithoutLosingTheWay() throws Exception {
        // Given a chain whose policy accepts, and whose only drops are for rates and for addresses without a way back
        var firewall = Strangers.nft(Recorded.read("odd-nft.json"));

        // Then
        assertThat(Strangers.judge(firewall, "22/tcp", false).access()).isEqualTo(Access.OPEN);
        assertThat(Strangers.judge(firewall, "9/udp", true).access()).isEqualTo(Access.OPEN);
        assertThat(firewall.isEmpty()).isFalse();
    }

    @Test
    void shouldWantAllChainsToLetItThrough() throws Exception {
        // Given two chains at the same place: one lets all through, the other nothing
        var firewall = Strangers.nft(
                "{\"nftables\":[", base("inet", "open", "accept", 0), ",", base("ip", "shut", "drop", 10), "]}");

        // Then
        assertThat(Strangers.judge(firewall, "22/tcp", false).access()).isEqualTo(Access.CLOSED);
        assertThat(Strangers.judge(firewall, "22/tcp", false).reason())
                .isEqualTo("policy drop of chain in in table ip shut");
        assertThat(Strangers.judge(firewall, "22/tcp", true).access()).isEqualTo(Access.OPEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "{}", "[]", "{\"nftables\": 5}", "{\"nftables\": [{\"chain\""})
    void shouldRefuseGarbage(String json) {
        assertThatThrownBy(() -> NftTables.of(json))
                .isInstanceOf(UpkeepException.class)
                .hasMessageStartingWith("nft: its list of rules is not JSON");
    }

    private static Firewall chain(String policy, String statements) throws Exception {
        return Strangers.nft("{\"nftables\":[", base("inet", "t", policy, 0), rule("inet", "t", statements), "]}");
    }

    private static String rule(String family, String table, String statements) {
        return ",{\"rule\":{\"family\":\"" + family + "\",\"table\":\"" + table + "\",\"chain\":\"in\",\"expr\":["
                + statements + "]}}";
    }

    private static String base(String family, String table, String policy, int priority) {
        return "{\"table\":{\"family\":\"" + family + "\",\"name\":\"" + table + "\"}},{\"chain\":{\"family\":\""
                + family
                + "\",\"table\":\"" + table + "\",\"name\":\"in\",\"type\":\"filter\",\"hook\":\"input\",\"prio\":"
                + priority
                + ",\"policy\":\"" + policy + "\"}}";
    }
}
