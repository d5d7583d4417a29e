package io.jenkins.plugins.upkeep.security.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.View;
import io.jenkins.plugins.upkeep.security.SecurityConfig;
import io.jenkins.plugins.upkeep.security.audit.Outcome;
import io.jenkins.plugins.upkeep.security.exposure.firewall.Recorded;
import io.jenkins.plugins.upkeep.security.exposure.host.Programs;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
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
        assertThat(finding.action()).startsWith("publish it on this machine only, as 127.0.0.1:5432:5432, and start");
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
    void shouldTakeAllForOpenWhereRulesCannotBeRead() throws Exception {
        // Given
        var denied = Recorded.nothing()
                .failing("nft", "Operation not permitted (you must be root)")
                .failing("iptables-save", "Permission denied (you must be root)");
        var machine = new TestMachine(denied)
                .listen("app", "0.0.0.0", 8080)
                .listen("sshd", "0.0.0.0", 22)
                .publish("db", "0.0.0.0", 5432);

        // When
        var outcome = machine.look("22/tcp");

        // Then
        assertThat(outcome.gaps()).hasSize(1);
        assertThat(outcome.gaps().get(0).subject()).isEqualTo("rules of the firewall");
        assertThat(outcome.gaps().get(0).reason()).contains("Operation not permitted", "is taken for open");
        assertThat(TestMachine.keys(outcome))
                .containsExactly("port-exposed-by-docker port 5432/tcp", "port-exposed port 8080/tcp");
        assertThat(TestMachine.finding(outcome, "port-exposed port 8080/tcp").seen())
                .endsWith("taken for open, since the firewall's rules could not be read");
    }

    @Test
    void shouldNotKnowWhatDockerDoesNotTell() throws Exception {
        // When
        var outcome = new TestMachine(ufw()).withoutDockerAccess().look();

        // Then
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
