package io.jenkins.plugins.upkeep.security.exposure.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.security.exposure.firewall.Verdict.Access;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules as iptables-save 1.8.9 wrote them: ufw, and Docker beside it. */
class SavedTest {
    @ParameterizedTest
    @CsvSource({
        "22/tcp, OPEN",
        "80/tcp, OPEN",
        "8005/tcp, OPEN",
        "8011/tcp, CLOSED",
        "3306/tcp, SOME",
        "6379/tcp, CLOSED",
        "68/udp, OPEN",
        "137/udp, CLOSED",
        "9999/udp, CLOSED",
        "5432/tcp, OPEN"
    })
    void shouldJudgeUfwAndDocker(String port, Access access) throws Exception {
        assertThat(Strangers.judge(docker(), port, false).access()).isEqualTo(access);
    }

    @Test
    void shouldKnowThatDockerLeadsAPortPastUfw() throws Exception {
        // When
        var verdict = Strangers.judge(docker(), "5432/tcp", false);
        var input = docker().input(Strangers.packet("tcp", 5432, "203.0.113.7"));

        // Then ufw denies it, and it is open all the same
        assertThat(verdict.access()).isEqualTo(Access.OPEN);
        assertThat(verdict.forwarded()).isTrue();
        assertThat(verdict.reason()).contains("DNAT --to-destination 172.17.0.2:5432", "-A DOCKER -d 172.17.0.2/32");
        assertThat(input.access()).isEqualTo(Access.CLOSED);
        assertThat(input.reason()).isEqualTo("-A ufw-user-input -p tcp -m tcp --dport 5432 -j DROP");
    }

    @ParameterizedTest
    @CsvSource({
        "-A DOCKER-USER -i eth0 -j DROP, CLOSED",
        "-A DOCKER-USER -i eth0 ! -s 192.0.2.0/24 -j DROP, SOME",
        "-A DOCKER-USER -p tcp -m conntrack --ctorigdstport 5432 --ctdir ORIGINAL -j DROP, CLOSED",
        "-A DOCKER-USER -p tcp -m conntrack --ctorigdstport 80 --ctdir ORIGINAL -j DROP, OPEN",
        "-A DOCKER-USER -o docker0 -j REJECT --reject-with icmp-port-unreachable, CLOSED",
        "-A DOCKER-USER ! -o docker0 -j DROP, OPEN",
        "-A DOCKER-USER -m geoip --source-country DE -j DROP, UNDECIDED",
        "-A DOCKER-USER -m set --match-set friends src -j RETURN, OPEN"
    })
    void shouldHeedDockerUser(String rule, Access access) throws Exception {
        // Given
        var text = Recorded.read("ufw-docker-iptables-save.txt")
                .replace("-A DOCKER-USER -j RETURN", rule + "\n-A DOCKER-USER -j RETURN");

        // Then
        assertThat(Strangers.judge(new Firewall(SavedTables.of("ip", text)), "5432/tcp", false)
                        .access())
                .isEqualTo(access);
    }

    @ParameterizedTest
    @CsvSource({"22/tcp, OPEN", "3306/tcp, SOME", "5432/tcp, OPEN"})
    void shouldJudgeIpv6ByRulesOfItsOwn(String port, Access access) {
        // Given
        var six = new Firewall(SavedTables.of("ip6", Recorded.read("ufw-ip6tables-save.txt")));

        // Then
        assertThat(Strangers.judge(six, port, true).access()).isEqualTo(access);
        assertThat(Strangers.judge(six, port, false).access()).isEqualTo(Access.OPEN);
    }

    @ParameterizedTest
    @CsvSource({
        "-p tcp --dport 22, OPEN",
        "-p tcp -m tcp ! --dport 22, CLOSED",
        "-p tcp -m tcp --dport 20:30 -m comment --comment \"-j DROP ! \"q\"\", OPEN",
        "-p tcp -m tcp --tcp-flags FIN;SYN;RST;ACK SYN -m state --state NEW, OPEN",
        "-p tcp -m tcp ! --tcp-flags FIN;SYN;RST;ACK SYN, CLOSED",
        "-p tcp -m multiport --dports 1;22;30:40, OPEN",
        "-m addrtype --dst-type LOCAL, OPEN",
        "-m addrtype ! --dst-type LOCAL, CLOSED",
        "-i eth+ -m pkttype --pkt-type unicast, OPEN",
        "-s 0.0.0.0/0, OPEN",
        "-s 10.0.0.0/255.0.0.0, SOME",
        "-m iprange --src-range 10.0.0.1-10.0.0.9, SOME",
        "-m mac --mac-source 00:11:22:33:44:55, SOME",
        "-m set --match-set trusted src, SOME",
        "-m mark --mark 0x1/0x1, CLOSED",
        "-m connlimit --connlimit-above 5, OPEN",
        "-m hashlimit --hashlimit-upto 5/sec --hashlimit-burst 5 --hashlimit-name a, OPEN",
        "-m recent --rcheck --seconds 30 --name knock --rsource, CLOSED",
        "-m time --timestart 08:00 --timestop 18:00, UNDECIDED",
        "-m u32 --u32 0x1, UNDECIDED",
        "-p icmp -m icmp --icmp-type 8, CLOSED",
        "-p 6, OPEN",
        "-d 203.0.113.7/32, OPEN",
        "-d 203.0.113.8/32, CLOSED",
        "-p tcp -m tcp --sport 53, OPEN",
        "-f, CLOSED",
        "! -f, OPEN",
        "-p tcp -m tcp, OPEN",
        "-m socket, UNDECIDED",
        "-m socket --transparent --nowildcard, UNDECIDED",
        "-m socket -m tcp, UNDECIDED",
        "-m eui64 -m comment --comment a, UNDECIDED",
        "-m rpfilter, OPEN",
        "-m rpfilter --loose --validmark --invert, CLOSED"
    })
    void shouldJudgeOneRule(String conditions, Access access) {
        // Given
        var text =
                "*filter\n:INPUT DROP [0:0]\n[5:300] -A INPUT " + conditions.replace(';', ',') + " -j ACCEPT\nCOMMIT\n";

        // Then
        assertThat(Strangers.judge(new Firewall(SavedTables.of("ip", text)), "22/tcp", false)
                        .access())
                .isEqualTo(access);
    }

    @ParameterizedTest
    @CsvSource({
        "-f, OPEN",
        "! -f, CLOSED",
        "-m rpfilter --validmark --invert, OPEN",
        "-m socket, UNDECIDED",
        "-m frag, OPEN",
        "-m frag --fragmore, OPEN",
        "-p tcp -m tcp, CLOSED"
    })
    void shouldJudgeOneRuleThatRefuses(String conditions, Access access) {
        // Given
        var text = "*filter\n:INPUT ACCEPT [0:0]\n-A INPUT " + conditions + " -j DROP\nCOMMIT\n";

        // Then
        assertThat(Strangers.judge(new Firewall(SavedTables.of("ip", text)), "22/tcp", false)
                        .access())
                .isEqualTo(access);
    }

    @ParameterizedTest
    @CsvSource({
        "-j MARK --set-xmark 0x64/0xffffffff, UNDECIDED",
        "-j CONNMARK --set-xmark 0x64/0xffffffff, UNDECIDED",
        "-j HMARK --hmark-tuple src --hmark-mod 4 --hmark-rnd 0x1, UNDECIDED",
        "-j SET --map-set marks src --map-mark, UNDECIDED",
        "-j NFQUEUE --queue-num 1, UNDECIDED",
        "-j SET --add-set seen src, CLOSED",
        "-j LOG, CLOSED",
        "-j SECMARK --selctx x, CLOSED"
    })
    void shouldNotKnowMarksThatRulesGive(String target, Access access) {
        // Given a rule that may give marks, and one that lets through who has one
        var text = """
            *mangle
            :PREROUTING ACCEPT [0:0]
            -A PREROUTING -p tcp -m tcp --dport 22 %s
            COMMIT
            *nat
            :PREROUTING ACCEPT [0:0]
            -A PREROUTING -m connmark --mark 0x64 -j DNAT --to-destination 172.17.0.2:5432
            COMMIT
            *filter
            :INPUT DROP [0:0]
            -A INPUT -m mark --mark 0x64 -j ACCEPT
            COMMIT
            """.formatted(target);

        // Then
        assertThat(Strangers.judge(new Firewall(SavedTables.of("ip", text)), "22/tcp", false)
                        .access())
                .isEqualTo(access);
    }

    @Test
    void shouldTakeALineApart() {
        // When
        var line = SavedLine.of(
                "-A INPUT ! -s 10.0.0.0/8 -m comment --comment \"a \\\"b\\\" -j DROP\" -j LOG --log-prefix \"x \"");

        // Then
        assertThat(line.chain()).isEqualTo("INPUT");
        assertThat(line.options())
                .containsExactly(
                        new SavedLine.Option(true, "-s", List.of("10.0.0.0/8")),
                        new SavedLine.Option(false, "-m", List.of("comment")),
                        new SavedLine.Option(false, "--comment", List.of("a \"b\" -j DROP")));
        assertThat(line.target().get(0)).isEqualTo(new SavedLine.Option(false, "-j", List.of("LOG")));
    }

    @Test
    void shouldNotRunInCircles() {
        // Given chains that lead to each other, which the kernel would refuse
        var text = "*filter\n:INPUT DROP [0:0]\n:A - [0:0]\n:B - [0:0]\n-A INPUT -j A\n-A A -j B\n-A B -j A\nCOMMIT\n";

        // Then
        assertThat(Strangers.judge(new Firewall(SavedTables.of("ip", text)), "22/tcp", false)
                        .access())
                .isEqualTo(Access.UNDECIDED);
    }

    @Test
    void shouldStayBelowRatesAsASenderDoes() {
        // Given what keeps floods out, and lets through who comes slowly
        var text = """
            *filter
            :INPUT DROP [0:0]
            :flood - [0:0]
            -A INPUT -p tcp -m tcp --tcp-flags FIN,SYN,RST,ACK SYN -j flood
            -A INPUT -p tcp -m connlimit --connlimit-above 20 --connlimit-mask 32 --connlimit-saddr -j REJECT
            -A INPUT -p tcp -m tcp --dport 22 -j ACCEPT
            -A flood -m limit --limit 25/sec --limit-burst 50 -j RETURN
            -A flood -j DROP
            COMMIT
            """;
        var firewall = new Firewall(SavedTables.of("ip", text));

        // Then
        assertThat(Strangers.judge(firewall, "22/tcp", false).access()).isEqualTo(Access.OPEN);
        assertThat(Strangers.judge(firewall, "23/tcp", false).access()).isEqualTo(Access.CLOSED);
    }

    @Test
    void shouldComeBackBehindAGoto() {
        // Given a goto, after which the rest of its chain is left out
        var text = """
            *filter
            :INPUT ACCEPT [0:0]
            :A - [0:0]
            :B - [0:0]
            -A INPUT -j A
            -A INPUT -p tcp -j DROP
            -A A -g B
            -A A -j ACCEPT
            -A B -p udp -j RETURN
            COMMIT
            """;

        // Then
        assertThat(Strangers.judge(new Firewall(SavedTables.of("ip", text)), "22/tcp", false)
                        .access())
                .isEqualTo(Access.CLOSED);
    }

    private static Firewall docker() {
        return new Firewall(SavedTables.of("ip", Recorded.read("ufw-docker-iptables-save.txt")));
    }
}
