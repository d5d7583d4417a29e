package io.jenkins.plugins.upkeep.drill.alert;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.report.View;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What Alertmanager's own counts say of the notifications that it sent during the test.
 *
 * @param subject the Alertmanager
 * @param receivers whom it was to tell
 * @param arrivedFrom the receiver that brought the alert to the test itself
 * @param told how many notifications it sent
 */
record Toll(String subject, List<String> receivers, Optional<String> arrivedFrom, Notifications told) {
    void add(ReportBuilder report) {
        var kinds = new TreeSet<>(told.attempts().keySet());
        kinds.addAll(told.failed().keySet());
        kinds.forEach(kind -> report.add(failing(kind)));
        report.add(new View.Table(
                "Notifications of Alertmanager during the test",
                List.of(
                        View.Column.text("Kind of receiver"),
                        View.Column.number("Sent"),
                        View.Column.number("Failed attempts")),
                rows()));
    }

    private long failures(String kind) {
        return Math.max(told.attempts().getOrDefault(kind, 0L), told.failed().getOrDefault(kind, 0L));
    }

    private Finding failing(String kind) {
        return Finding.critical(
                "receivers of kind " + kind,
                (failures(kind) == 1 ? "1 notification" : failures(kind) + " attempts to notify")
                        + " of Alertmanager failed during the test",
                "none fails",
                "see Alertmanager's log; correct the address and the key of each " + kind + " of "
                        + String.join(", ", suspects()));
    }

    /** The one that brought the alert to the test works, unless there is no other. */
    private List<String> suspects() {
        var others = receivers.stream()
                .filter(name -> !arrivedFrom.equals(Optional.of(name)))
                .toList();
        return others.isEmpty() ? receivers : others;
    }

    private List<List<String>> rows() {
        var kinds = new TreeSet<>(told.sent().keySet());
        kinds.addAll(told.attempts().keySet());
        return kinds.stream()
                .map(kind ->
                        List.of(kind, Long.toString(told.sent().getOrDefault(kind, 0L)), Long.toString(failures(kind))))
                .toList();
    }

    Finding nothing(Duration limit) {
        return Finding.unknown(
                subject,
                "sent no notification within " + Units.format(limit) + ": nothing was seen to arrive",
                "see whether its receivers name anybody to tell: " + String.join(", ", receivers));
    }

    Finding tooSlow(Duration wait, Duration limit) {
        return Finding.unknown(
                subject,
                "tells one of " + String.join(", ", receivers) + " only after " + Units.format(wait)
                        + " (group_wait): whether it can be told was not seen in " + Units.format(limit),
                "raise drill.alertTest.wait above " + Units.format(wait)
                        + ", or lower group_wait of the route of the test alert");
    }
}
