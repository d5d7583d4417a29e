package io.jenkins.plugins.upkeep.security.tls;

import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.security.SecurityConfig;
import io.jenkins.plugins.upkeep.security.audit.Check;
import io.jenkins.plugins.upkeep.security.audit.Gap;
import io.jenkins.plugins.upkeep.security.audit.Issue;
import io.jenkins.plugins.upkeep.security.audit.Outcome;
import io.jenkins.plugins.upkeep.security.audit.OutcomeBuilder;
import io.jenkins.plugins.upkeep.security.audit.Rule;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Daemons;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks at the TLS of servers as a client sees it: the dates, trust, name, keys and signatures of the certificates, the
 * versions of the protocol and the weak cipher suites that they still take. Nothing is sent but the beginning of
 * handshakes. Whether a certificate was revoked is not looked at.
 */
public final class TlsCheck implements Check {
    private static final int AT_ONCE = 8;

    private final List<TlsServer> servers;
    private final Dates dates;
    private final Optional<Path> authorities;
    private final Duration patience;
    private final Duration whole;

    private TlsCheck(
            List<TlsServer> servers, Dates dates, Optional<Path> authorities, Duration patience, Duration whole) {
        this.servers = List.copyOf(servers);
        this.dates = dates;
        this.authorities = authorities;
        this.patience = patience;
        this.whole = whole;
    }

    /**
     * @param config which servers, and how long a certificate must last
     * @param endpoints the URLs of the API; those of https are looked at too
     * @return the check
     */
    public static TlsCheck of(SecurityConfig.Tls config, List<URI> endpoints) {
        return of(config, endpoints, Duration.ofSeconds(5), Duration.ofMinutes(2));
    }

    static TlsCheck of(SecurityConfig.Tls config, List<URI> endpoints, Duration patience, Duration whole) {
        var servers = Stream.concat(
                        config.servers().stream().map(TlsServer::of),
                        endpoints.stream().filter(TlsServer::isHttps).map(TlsServer::of))
                .distinct()
                .toList();
        var dates = new Dates(config.warnBelow(), config.criticalBelow());
        return new TlsCheck(servers, dates, config.authorities(), patience, whole);
    }

    @Override
    public String name() {
        return "TLS of servers";
    }

    @Override
    public String plan() {
        return servers.isEmpty()
                ? "TLS: no server is named in security.tls.servers, and no endpoint of the API is of https"
                : "TLS: begin handshakes with " + places() + " and read their certificates";
    }

    private String places() {
        return servers.stream().map(TlsServer::place).collect(Collectors.joining(", "));
    }

    @Override
    public Duration timeout() {
        return whole.plusSeconds(10);
    }

    @Override
    public List<Rule> rules() {
        return TlsRules.all();
    }

    @Override
    public Outcome look(Clock clock) throws UpkeepException, InterruptedException {
        var trust = new Trust(Authorities.of(authorities));
        var now = clock.instant();
        var looks = servers.stream().map(server -> look(server, trust, now)).toList();
        var threads = Executors.newFixedThreadPool(AT_ONCE, Daemons.named("tls"));
        try {
            return outcome(threads.invokeAll(looks, whole.toMillis(), TimeUnit.MILLISECONDS), now);
        } finally {
            threads.shutdownNow();
        }
    }

    private Callable<ServerLook.Result> look(TlsServer server, Trust trust, Instant now) {
        return () -> new ServerLook(new Call(server, patience), trust).look(now);
    }

    private Outcome outcome(List<Future<ServerLook.Result>> results, Instant now) throws InterruptedException {
        var outcome = Outcome.builder();
        var seen = new ArrayList<Observed>();
        for (int i = 0; i < results.size(); i++) {
            var result = result(results.get(i));
            var server = servers.get(i);
            result.gaps().forEach(reason -> outcome.add(gap(server, reason)));
            result.observed().ifPresent(seen::add);
        }
        seen.forEach(server -> add(outcome, server, now));
        if (!seen.isEmpty()) {
            outcome.add(ServerTable.of(seen, now));
        }
        return outcome.build();
    }

    private ServerLook.Result result(Future<ServerLook.Result> look) throws InterruptedException {
        try {
            return look.get();
        } catch (CancellationException e) {
            return failed("it was not looked at within " + whole.toSeconds() + " s");
        } catch (ExecutionException e) {
            return failed("the look failed: " + e.getCause());
        }
    }

    private static ServerLook.Result failed(String reason) {
        return new ServerLook.Result(Optional.empty(), List.of(reason));
    }

    private static Gap gap(TlsServer server, String reason) {
        return new Gap(
                server.subject(),
                reason,
                "check that a server with TLS runs at " + server.place() + " and can be reached from here, "
                        + "or correct security.tls.servers and api.endpoints");
    }

    private void add(OutcomeBuilder outcome, Observed server, Instant now) {
        var left = Dates.left(server, now);
        outcome.looked(1)
                .add(Measurement.seconds("tls_certificate_left", left)
                        .on(server.server().subject()));
        issues(server, now).forEach(outcome::add);
    }

    private Stream<Issue> issues(Observed server, Instant now) {
        return Stream.of(
                        dates.issues(server, now),
                        Vouching.issues(server),
                        Strength.issues(server),
                        Versions.issues(server))
                .flatMap(issues -> issues);
    }
}
