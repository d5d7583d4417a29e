package io.jenkins.plugins.upkeep.security.tls;

import io.jenkins.plugins.upkeep.report.View;
import io.jenkins.plugins.upkeep.report.View.Column;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

/** What each server shows, for people. */
final class ServerTable {
    private static final List<Column> COLUMNS = List.of(
            Column.text("Server"),
            Column.text("Certificate for"),
            Column.text("Issuer"),
            Column.text("Valid until"),
            Column.number("Time left"),
            Column.text("Protocols"),
            Column.text("Chain"));

    private ServerTable() {}

    static View of(List<Observed> servers, Instant now) {
        return new View.Table(
                "TLS of servers",
                COLUMNS,
                servers.stream().map(server -> row(server, now)).toList());
    }

    private static List<String> row(Observed server, Instant now) {
        var end = Dates.end(Observed.earliest(server.needed()));
        var left = Dates.left(server, now);
        return List.of(
                server.server().place(),
                Vouching.few(NameMatch.of(server.own())),
                Observed.issuer(server.own()),
                LocalDate.ofInstant(end, ZoneOffset.UTC).toString(),
                left.isNegative() ? "expired" : Dates.words(left),
                Versions.words(server.versions()),
                chain(server));
    }

    private static String chain(Observed server) {
        var parts = server.needed().stream().map(Observed::name).collect(Collectors.joining(" ← "));
        return (server.way().isPresent() ? "trusted: " : "not trusted: ") + parts;
    }
}
