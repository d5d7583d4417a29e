package io.jenkins.plugins.upkeep.rollback.services;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Configurations of tests. */
final class Sample {
    private Sample() {}

    static Services systemd(boolean user, String... units) {
        return new Services(
                Services.Driver.SYSTEMD,
                Duration.ofSeconds(20),
                List.of(units),
                user,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                false,
                Services.Pull.MISSING);
    }

    static Services command(Duration timeout, List<String> stop, List<String> start, List<String> status) {
        return new Services(
                Services.Driver.COMMAND,
                timeout,
                List.of(),
                false,
                stop,
                start,
                status,
                List.of(),
                Optional.empty(),
                false,
                Services.Pull.MISSING);
    }

    static Services compose(boolean build, Services.Pull pull, String... files) {
        return new Services(
                Services.Driver.COMPOSE,
                Duration.ofSeconds(40),
                List.of(),
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of(files),
                Optional.empty(),
                build,
                pull);
    }
}
