package io.jenkins.plugins.upkeep.traffic.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.traffic.ssh.SshEvent.Kind;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SshLoginsTest {
    private static final Instant START = Instant.parse("2026-11-28T03:00:00Z");

    private final SshLogins logins = new SshLogins();

    private SshReport report() {
        return new SshReport(logins, address -> address.equals("198.51.100.9"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Failed password for root from 203.0.113.5 port 52114 ssh2|FAILED_PASSWORD|203.0.113.5|root|1",
                "Failed password for invalid user admin from 2001:db8::5 port 52114 ssh2|FAILED_PASSWORD|2001:db8::5|admin|1",
                "Failed keyboard-interactive/pam for bob from 203.0.113.5 port 1 ssh2|FAILED_PASSWORD|203.0.113.5|bob|1",
                "Invalid user oracle from 203.0.113.5 port 52114|INVALID_USER|203.0.113.5|oracle|1",
                "Invalid user  from 203.0.113.5 port 52114|INVALID_USER|203.0.113.5|''|1",
                "pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=203.0.113.5  user=root|REFUSED|203.0.113.5|root|1",
                "pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=203.0.113.5|REFUSED|203.0.113.5|''|1",
                "Connection closed by authenticating user root 203.0.113.5 port 40022 [preauth]|CLOSED|203.0.113.5|root|1",
                "Connection reset by invalid user git 203.0.113.5 port 40022 [preauth]|CLOSED|203.0.113.5|git|1",
                "error: maximum authentication attempts exceeded for root from 203.0.113.5 port 9 ssh2 [preauth]|CLOSED|203.0.113.5|root|1",
                "message repeated 3 times: [ Failed password for root from 203.0.113.5 port 52114 ssh2]|FAILED_PASSWORD|203.0.113.5|root|3",
                "Accepted publickey for alice from 198.51.100.7 port 5 ssh2: ED25519 SHA256:abc|ACCEPTED|198.51.100.7|alice|1",
                "Failed password for invalid user x from 192.0.2.1 port 1 ssh2 from 203.0.113.5 port 52114 ssh2|FAILED_PASSWORD|203.0.113.5|x from 192.0.2.1 port 1 ssh2|1",
                "Invalid user root 192.0.2.1 port 22 [preauth] from 203.0.113.5 port 4|INVALID_USER|203.0.113.5|root 192.0.2.1 port 22 [preauth]|1",
            })
    void shouldReadMessages(String message, Kind kind, String address, String user, int count) {
        assertThat(SshMessages.read(message)).contains(new SshEvent(kind, address, user, count));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Server listening on 0.0.0.0 port 22.",
                "Failed publickey for alice from 198.51.100.7 port 5 ssh2: RSA SHA256:abc",
                "Connection closed by 203.0.113.5 port 40022 [preauth]",
                "Failed password for root from UNKNOWN port 52114 ssh2",
                "pam_unix(sshd:session): session opened for user root",
            })
    void shouldPassOverOtherMessages(String message) {
        assertThat(SshMessages.read(message)).isEmpty();
    }

    @Test
    void shouldCountAnAttemptOnceThatSeveralMessagesSpeakOf() {
        // When
        for (int attempt = 0; attempt < 3; attempt++) {
            var at = START.plusSeconds(attempt * 4L);
            logins.message(at, "Invalid user admin from 203.0.113.5 port 52114");
            logins.message(
                    at,
                    "pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=203.0.113.5");
            logins.message(
                    at.plusSeconds(2), "Failed password for invalid user admin from 203.0.113.5 port 52114 ssh2");
            logins.message(
                    at.plusSeconds(3), "Connection closed by invalid user admin 203.0.113.5 port 52114 [preauth]");
        }

        // Then
        assertThat(logins.failures()).isEqualTo(3);
        assertThat(report().findings()).isEmpty();
    }

    @Test
    void shouldFindWhoFailsFiveTimesInTenMinutes() {
        // When
        for (int attempt = 0; attempt < 40; attempt++) {
            logins.message(START.plusSeconds(attempt * 60L), "Failed password for root from 203.0.113.5 port 1 ssh2");
            logins.message(START.plusSeconds(attempt * 60L), "Failed password for root from 198.51.100.9 port 1 ssh2");
            logins.message(
                    START.plusSeconds(attempt * 3_600L), "Failed password for bob from 198.51.100.8 port 1 ssh2");
        }

        // Then
        assertThat(report().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.seen())
                    .contains(
                            "40 failed logins by 1 address", "203.0.113.5", "2026-11-28T03:00:00Z", "again and again");
            assertThat(finding.action()).contains("jail sshd", "recidive");
        });
        assertThat(report().view()).isPresent();
    }

    @Test
    void shouldAlarmWhenOneIsLetInAfterManyFailures() {
        // When
        for (int attempt = 0; attempt < 25; attempt++) {
            logins.message(START.plusSeconds(attempt), "Failed password for root from 203.0.113.5 port 1 ssh2");
        }
        logins.message(START.plusSeconds(30), "Accepted password for root from 203.0.113.5 port 1 ssh2");

        // Then
        assertThat(report().findings()).first().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(finding.subject()).isEqualTo("ssh from 203.0.113.5");
        });
    }

    @Test
    void shouldKeepMemoryBounded() {
        // When
        for (int i = 0; i < 30_000; i++) {
            logins.message(
                    START, "Invalid user x from 10." + i / 65_536 + "." + i / 256 % 256 + "." + i % 256 + " port 1");
        }

        // Then
        assertThat(logins.guests()).hasSize(20_000);
        assertThat(logins.unheededMessages()).isEqualTo(10_000);
    }
}
