package io.jenkins.plugins.upkeep.security.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.security.SecurityConfig;
import io.jenkins.plugins.upkeep.security.audit.Outcome;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Looks at servers of tests. */
final class Looking {
    private Looking() {}

    static Outcome at(Optional<Path> authorities, String... places) throws Exception {
        return at(authorities, Duration.ofSeconds(10), places);
    }

    static Outcome at(Optional<Path> authorities, Duration patience, String... places) throws Exception {
        return TlsCheck.of(config(authorities, places), List.of(), patience, Duration.ofMinutes(1))
                .look(Clock.systemUTC());
    }

    static SecurityConfig.Tls config(Optional<Path> authorities, String... places) {
        return new SecurityConfig.Tls(List.of(places), Duration.ofDays(20), Duration.ofDays(3), authorities);
    }

    static List<String> rules(Outcome outcome) {
        return outcome.issues().stream().map(issue -> issue.rule().id()).toList();
    }

    static Finding finding(Outcome outcome, String rule) {
        var found = outcome.issues().stream()
                .filter(issue -> issue.rule().id().equals(rule))
                .toList();
        assertThat(found).as("%s among %s", rule, outcome).hasSize(1);
        return found.get(0).finding();
    }
}
