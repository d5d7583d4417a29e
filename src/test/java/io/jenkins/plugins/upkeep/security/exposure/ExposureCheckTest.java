package io.jenkins.plugins.upkeep.security.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.View;
import io.jenkins.plugins.upkeep.security.SecurityConfig;
import io.jenkins.plugins.upkeep.security.audit.Gap;
import io.jenkins.plugins.upkeep.security.audit.Outcome;
import io.jenkins.plugins.upkeep.security.exposure.firewall.Recorded;
import io.jenkins.plugins.upkeep.security.exposure.host.Programs;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExposureCheckTest {
    @Test
    void shouldTellWhatDockerOpensThoughUfwDeniesIt() throws Exception {
        // Given ufw that denies 5432/tcp, and a container that is published there
        var machine = new TestMachine(ufw()).publish("db", "0.0.0.0", 5432).listen("docker-proxy", "0.0.0.0", 5432);

        // When
        var outcome = machine.look("22/tcp");

        // Then
        var finding = TestMachine.finding(outcome, "port-exposed-by-docker port 5432/tcp");
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.seen())
                .startsWith("Docker leads it to db:5432 (PostgreSQL); everybody gets through: ")
                .contains("DNAT --to-destination 172.17.0.2:5432")
                .endsWith("; the rules for this machine itself refuse it "
                        + "(-A ufw-user-input -p tcp -m tcp --dport 5432 -j DROP), and Docker leads it past them");
        assertThat(finding.action())
                .startsWith("publish it on this machine only, as 127.0.0.1:5432:5432, and make")
                .contains("what is in none of its volumes is lost then");
        assertThat(TestMachine.keys(outcome))
                .containsExactly("port-exposed-by-docker port 5432/tcp", "port-allowed-unused port 22/tcp");
        assertThat(outcome.gaps()).isEmpty();
    }

    @Test
    void shouldNotMindWhatDockerPublishesOnThisMachineOnly() throws Exception {
        // Given
        var machine =
                new TestMachine(ufw()).publish("cache", "127.0.0.1", 6379).listen("docker-proxy", "127.0.0.1", 6379);

        // When
        var outcome = machine.look();

        // Then
        assertThat(outcome.issues()).isEmpty();
        assertThat(row(outcome))
                .containsExactly(
                        "6379/tcp", "docker-proxy", "127.0.0.1", "cache:6379", "not reachable", "not reachable", "");
    }

    @Test
    void shouldJudgeWhoListensByTheRules() throws Exception {
        // Given
        var machine = new TestMachine(ufw())
                .listen("sshd", "0.0.0.0", 22)
                .listen("nginx", "0.0.0.0", 80)
                .listen("mysqld", "0.0.0.0", 3306)
                .listen("app", "0.0.0.0", 9999)
                .listen("postgres", "127.0.0.1", 5433);

        // When
        var outcome = machine.look("22/tcp", "9999/tcp", "443/tcp");

        // Then
        assertThat(TestMachine.keys(outcome))
                .containsExactly(
                        "port-exposed port 80/tcp",
                        "port-open-to-some port 3306/tcp",
                        "port-allowed-blocked port 9999/tcp",
                        "port-allowed-unused port 443/tcp");
        assertThat(TestMachine.finding(outcome, "port-exposed port 80/tcp").severity())
                .isEqualTo(Severity.WARNING);
        assertThat(TestMachine.finding(outcome, "port-open-to-some port 3306/tcp")
                        .seen())
                .isEqualTo("mysqld listens on 0.0.0.0; open only to: "
                        + "-A ufw-user-input -s 10.0.0.0/8 -p tcp -m tcp --dport 3306 -j ACCEPT");
        assertThat(outcome.looked()).isEqualTo(5);
        assertThat(outcome.measurements().get(0).value()).hasValue(1);
    }

    @Test
    void shouldTellWhatOnlyIpv6LeavesOpen() throws Exception {
        // Given rules of IPv4 that close it, and rules of IPv6 whose policy accepts
        var machine = new TestMachine(ufw()).listen("redis-server", "::", 7777);

        // When
        var outcome = machine.look();

        // Then
        var finding = TestMachine.finding(outcome, "port-exposed-ipv6 port 7777/tcp");
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.seen())
                .isEqualTo("redis-server listens on :: and 0.0.0.0 (Redis); by IPv6 no rule of a firewall "
                        + "refuses it; by IPv4 it is closed (policy drop of chain INPUT in table ip filter)");
    }

    @Test
    void shouldTellThatThereIsNoFirewall() throws Exception {
        // Given
        var installed = new TestMachine(
                        Recorded.nothing().text("nft", "{\"nftables\":[]}").text("ufw", "Status: inactive\n"))
                .listen("app", "0.0.0.0", 8080);
        var missing = new TestMachine(Recorded.nothing()).listen("app", "0.0.0.0", 8080);

        // Then
        assertThat(TestMachine.finding(installed.look(), "no-firewall firewall").seen())
                .isEqualTo("no rule refuses what comes in; ufw is inactive");
        assertThat(TestMachine.finding(missing.look(), "no-firewall firewall").seen())
                .isEqualTo("neither nft nor iptables is installed");
        assertThat(TestMachine.keys(missing.look())).contains("port-exposed port 8080/tcp");
        assertThat(missing.look("8080/tcp").issues()).isEmpty();
    }

    @Test
    void shouldNotGuessWhereRulesCannotBeRead() throws Exception {
        // Given
        var machine = new TestMachine(denied())
                .listen("app", "0.0.0.0", 8080)
                .listen("sshd", "0.0.0.0", 22)
                .listenUnseen("0.0.0.0", 7000, "tcp")
                .listen("avahi-daemon", "0.0.0.0", 40_000, "udp")
                .listenUnseen("0.0.0.0", 41_000, "udp")
                .listen("cache", "127.0.0.1", 6379)
                .publish("db", "0.0.0.0", 5432);

        // When
        var outcome = machine.look("22/tcp");

        // Then there is nothing that could be accepted, and one gap that names the ports
        assertThat(outcome.issues()).isEmpty();
        assertThat(outcome.gaps()).hasSize(1);
        assertThat(outcome.gaps().get(0).subject()).isEqualTo("rules of the firewall");
        assertThat(outcome.gaps().get(0).reason())
                .startsWith("could not be read (nft: Operation not permitted")
                .endsWith("; nobody can tell whether strangers reach 5432/tcp (db:5432), 7000/tcp, 8080/tcp (app), "
                        + "UDP ports of avahi-daemon, UDP ports of programs that cannot be seen");
        assertThat(outcome.measurements().get(0).reason()).contains("the firewall's rules could not be read");
    }

    @Test
    void shouldNotNameHundredsOfPorts() throws Exception {
        // Given
        var machine = new TestMachine(denied());
        IntStream.rangeClosed(7001, 7100).forEach(port -> machine.listen("app", "0.0.0.0", port));

        // Then
        assertThat(machine.look().gaps().get(0).reason()).endsWith(", 7020/tcp (app) and 80 more");
    }

    @Test
    void shouldJudgeIpv4WhereOnlyRulesOfIpv6CannotBeRead() throws Exception {
        // Given
        var machine = new TestMachine(Recorded.nothing()
                        .text("iptables-save", "*filter\n:INPUT ACCEPT [0:0]\nCOMMIT\n")
                        .failing("ip6tables-save", "modprobe: FATAL: Module ip6_tables not found"))
                .listen("app", "0.0.0.0", 8080)
                .listen("other", "2001:db8:1::7", 9090);

        // When
        var outcome = machine.look();

        // Then
        assertThat(TestMachine.keys(outcome)).containsExactly("port-exposed port 8080/tcp");
        assertThat(outcome.gaps().get(0).reason()).endsWith("whether strangers reach 9090/tcp (other)");
    }

    @Test
    void shouldKnowWhatIsClosedWhateverTheOtherRulesSay() throws Exception {
        // Given rules of iptables that refuse it, and others that could not be read
        var machine = new TestMachine(Recorded.nothing()
                        .failing("nft", "Operation not permitted (you must be root)")
                        .text("iptables-save", "*filter\n:INPUT DROP [0:0]\nCOMMIT\n"))
                .listen("app", "0.0.0.0", 8080);

        // Then
        assertThat(machine.look().gaps()).hasSize(1);
        assertThat(machine.look().gaps().get(0).reason()).doesNotContain("8080");
    }

    @Test
    void shouldTellRandomPortsOfUnseenProgramsTogether() throws Exception {
        // Given
        var first = new TestMachine(Recorded.nothing()).listenUnseen("0.0.0.0", 40_000, "udp");
        var next = new TestMachine(Recorded.nothing())
                .listenUnseen("0.0.0.0", 50_001, "udp")
                .listenUnseen("0.0.0.0", 50_002, "udp");

        // When
        var keys = TestMachine.keys(first.look());

        // Then
        assertThat(keys)
                .containsExactly("port-exposed UDP ports of programs that cannot be seen", "no-firewall firewall")
                .isEqualTo(TestMachine.keys(next.look()));
        assertThat(TestMachine.finding(next.look(), keys.get(0)).seen())
                .isEqualTo("takes what comes in on 50001/udp, 50002/udp");
        assertThat(TestMachine.finding(next.look(), keys.get(0)).severity()).isEqualTo(Severity.WARNING);
        assertThat(first.look("40000/udp").issues()).isEmpty();
    }

    @Test
    void shouldTellRiddlesOfRandomPortsTogether() throws Exception {
        // Given
        var riddle = Recorded.nothing()
                .text(
                        "iptables-save",
                        "*filter\n:INPUT DROP [0:0]\n-A INPUT -m geoip --source-country DE -j ACCEPT\nCOMMIT\n");
        var machine = new TestMachine(riddle)
                .listen("avahi-daemon", "0.0.0.0", 40_000, "udp")
                .listen("avahi-daemon", "0.0.0.0", 41_000, "udp");

        // Then
        assertThat(machine.look().gaps()).extracting(Gap::subject).containsExactly("UDP ports of avahi-daemon");
        assertThat(machine.look().gaps().get(0).reason()).contains("40000/udp, 41000/udp", "geoip");
    }

    @Test
    void shouldNotShutTheAdministratorOut() throws Exception {
        // Given sshd on two ports, one of them unseen, and a program of another kind
        var machine = new TestMachine(Recorded.nothing())
                .listenUnseen("0.0.0.0", 22, "tcp")
                .listen("sshd", "0.0.0.0", 2222)
                .listen("openvpn", "0.0.0.0", 1194, "udp")
                .listenUnseen("0.0.0.0", 7000, "tcp")
                .listen("app", "0.0.0.0", 8080);

        // When
        var outcome = machine.look();

        // Then
        for (var port : List.of("22/tcp", "2222/tcp", "1194/udp")) {
            assertThat(action(outcome, "port-exposed port " + port))
                    .startsWith("let your own addresses in (ufw allow from <your address> to any port "
                            + port.replace("/", " proto ") + "), then take")
                    .endsWith("if it must be open, add " + port + " to security.firewall.allow")
                    .doesNotContain("127.0.0.1", "deny");
        }
        assertThat(action(outcome, "port-exposed port 7000/tcp")).startsWith("see first who listens there");
        assertThat(action(outcome, "port-exposed port 8080/tcp"))
                .startsWith("bind it to 127.0.0.1, or refuse 8080/tcp in the firewall (ufw deny 8080/tcp)");
        assertThat(action(outcome, "no-firewall firewall"))
                .contains("(ufw allow 22/tcp, ufw allow 1194/udp, ufw allow 2222/tcp), then ufw enable");
    }

    @Test
    void shouldKnowSshByItsProgramAndNotByItsPort() throws Exception {
        // Given a web server where SSH usually is, and no SSH at all
        var web = new TestMachine(Recorded.nothing()).listen("nginx", "0.0.0.0", 22);
        var socket = new TestMachine(Recorded.nothing()).listen("systemd", "0.0.0.0", 22);
        var six = new TestMachine(ufw()).listen("sshd", "::", 7777);

        // Then
        assertThat(action(web.look(), "port-exposed port 22/tcp")).startsWith("bind it to 127.0.0.1");
        assertThat(action(web.look(), "no-firewall firewall")).contains("(ufw allow <its port>/tcp), then ufw enable");
        assertThat(action(socket.look(), "port-exposed port 22/tcp")).startsWith("let your own addresses in");
        assertThat(action(six.look(), "port-exposed-ipv6 port 7777/tcp")).startsWith("let your own addresses in");
    }

    @Test
    void shouldSayThatAContainerIsNotTheMachine() throws Exception {
        // When
        var outcome = new TestMachine(ufw()).inContainer("Docker").look();

        // Then
        assertThat(outcome.gaps()).extracting(Gap::subject).containsExactly("network of the machine");
        assertThat(outcome.gaps().get(0).reason()).startsWith("Upkeep runs in a container (Docker) and sees only");
    }

    @Test
    void shouldNotKnowWhatDockerDoesNotTell() throws Exception {
        // When
        var outcome = new TestMachine(ufw()).withoutDockerAccess().look("443/tcp");

        // Then an allowed port may be one of them
        assertThat(outcome.issues()).isEmpty();
        assertThat(outcome.gaps()).hasSize(1);
        assertThat(outcome.gaps().get(0).subject()).isEqualTo("ports that Docker publishes");
    }

    @Test
    void shouldNotTakeARiddleForClosed() throws Exception {
        // Given a rule that nobody here understands
        var riddle = Recorded.nothing().text("iptables-save", """
            *filter
            :INPUT DROP [0:0]
            -A INPUT -p tcp -m geoip --source-country DE -j ACCEPT
            COMMIT
            """);
        var machine = new TestMachine(riddle).listen("app", "0.0.0.0", 8080);

        // When
        var outcome = machine.look();
        var allowed = machine.look("8080/tcp");

        // Then
        assertThat(outcome.issues()).isEmpty();
        assertThat(outcome.gaps()).hasSize(1);
        assertThat(outcome.gaps().get(0).subject()).isEqualTo("port 8080/tcp");
        assertThat(outcome.gaps().get(0).reason()).contains("-m geoip --source-country DE");
        assertThat(allowed.gaps()).isEmpty();
    }

    @Test
    void shouldTellTunnelsFromStrangers() throws Exception {
        // Given one that listens on the tunnel only, and rules that refuse nothing
        var machine = new TestMachine(Recorded.nothing().file("nft", "odd-nft.json")).listen("app", "10.8.0.1", 8080);

        // When
        var outcome = machine.look();

        // Then
        assertThat(TestMachine.keys(outcome)).containsExactly("port-open-to-some port 8080/tcp");
        assertThat(TestMachine.finding(outcome, "port-open-to-some port 8080/tcp")
                        .seen())
                .endsWith("open only to: whoever comes by wg0");
    }

    @Test
    void shouldTellRandomPortsByProgram() throws Exception {
        // Given
        var machine = new TestMachine(Recorded.nothing())
                .listen("avahi-daemon", "0.0.0.0", 40_000, "udp")
                .listen("avahi-daemon", "0.0.0.0", 41_000, "udp")
                .listen("app", "0.0.0.0", 42_000);

        // When
        var outcome = machine.look();

        // Then
        assertThat(TestMachine.keys(outcome))
                .contains("udp-random-ports UDP ports of avahi-daemon", "port-exposed port 42000/tcp")
                .doesNotContain("port-exposed port 40000/udp");
    }

    @Test
    void shouldTellWhatIsAllowedAndReachedByNobody() throws Exception {
        // When
        var outcome = new TestMachine(ufw()).listen("app", "127.0.0.1", 8080).look("8080/tcp");

        // Then
        assertThat(TestMachine.keys(outcome)).containsExactly("port-allowed-unused port 8080/tcp");
    }

    @Test
    void shouldLookAtThisMachine() throws Exception {
        // Given
        try (var open = new ServerSocket(0);
                var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var machine = Machine.here(Path.of("/proc"), Programs.none());
            var check = ExposureCheck.of(new SecurityConfig.Firewall(List.of()), machine);

            // When
            var outcome = check.look(Clock.systemUTC());

            // Then
            var rows = ((View.Table) outcome.views().get(0)).rows();
            assertThat(rows)
                    .anyMatch(row -> row.get(0).equals(open.getLocalPort() + "/tcp")
                            && row.get(1).equals("java")
                            && row.get(2).equals(":: and 0.0.0.0"));
            assertThat(rows)
                    .anyMatch(row -> row.get(0).equals(closed.getLocalPort() + "/tcp")
                            && row.get(4).equals("not reachable"));
            assertThat(TestMachine.keys(outcome)).doesNotContain("port-exposed port " + closed.getLocalPort() + "/tcp");
            assertThat(check.rules()).hasSize(8).doesNotHaveDuplicates();
        }
    }

    private static String action(Outcome outcome, String key) {
        return TestMachine.finding(outcome, key).action();
    }

    private static Recorded denied() {
        return Recorded.nothing()
                .failing("nft", "Operation not permitted (you must be root)")
                .failing("iptables-save", "Permission denied (you must be root)");
    }

    private static Recorded ufw() {
        return Recorded.nothing()
                .file("nft", "ufw-docker-nft.json")
                .file("iptables-save", "ufw-docker-iptables-save.txt")
                .file("ip6tables-save", "ufw-ip6tables-save.txt");
    }

    private static List<String> row(Outcome outcome) {
        return ((View.Table) outcome.views().get(0)).rows().get(0);
    }
}
