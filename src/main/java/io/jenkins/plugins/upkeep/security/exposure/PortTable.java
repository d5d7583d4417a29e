package io.jenkins.plugins.upkeep.security.exposure;

import io.jenkins.plugins.upkeep.report.View;
import io.jenkins.plugins.upkeep.report.View.Column;
import java.util.List;
import java.util.Optional;

/** All ports with what becomes of strangers there, for people. */
final class PortTable {
    private static final List<Column> COLUMNS = List.of(
            Column.text("Port"),
            Column.text("Process"),
            Column.text("Addresses"),
            Column.text("Docker"),
            Column.text("IPv4"),
            Column.text("IPv6"),
            Column.text("Allowed"));

    private PortTable() {}

    static View of(List<PortState> ports) {
        return new View.Table(
                "Ports of this machine",
                COLUMNS,
                ports.stream().map(PortTable::row).toList());
    }

    private static List<String> row(PortState state) {
        return List.of(
                state.port().toString(),
                state.processes(),
                state.addresses(),
                state.containers(),
                words(state.four()),
                words(state.six()),
                state.allowed() ? "yes" : "");
    }

    private static String words(Optional<Seen> seen) {
        return seen.map(each -> each.words()
                        + (each.verdict().reason().isEmpty()
                                ? ""
                                : ": " + each.verdict().reason()))
                .orElse("not reachable");
    }
}
