package io.jenkins.plugins.upkeep.drill.alert;

import io.jenkins.plugins.upkeep.monitoring.Alertmanager;
import io.jenkins.plugins.upkeep.monitoring.KnownAlert;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What Alertmanager does with the test alert: whom it would tell, and whether it keeps it quiet. */
final class Routing {
    private final AlertTestPlan plan;
    private final Alertmanager alertmanager;
    private final ReportBuilder report;
    private final String subject;
    private List<String> receivers = List.of();

    Routing(AlertTestPlan plan, Alertmanager alertmanager, ReportBuilder report) {
        this.plan = plan;
        this.alertmanager = alertmanager;
        this.report = report;
        this.subject = "alertmanager " + alertmanager.address();
    }

    List<String> receivers() {
        return receivers;
    }

    /** Whether it is on its way to whom it should reach. */
    boolean isGood(TestAlert test, Patience patience) throws UpkeepException, InterruptedException {
        var known = patience.await(() -> alertmanager.alerts(test.filter()).stream()
                .filter(alert -> !alert.state().equals("unprocessed"))
                .findFirst());
        if (known.isEmpty()) {
            report.add(Finding.critical(
                    subject,
                    "took the test alert and does not list it after " + Units.format(patience.limit()),
                    "",
                    "see its log"));
            return false;
        }
        receivers = new TreeSet<>(known.get().receivers()).stream().toList();
        if (known.get().isSuppressed()) {
            report.add(suppressed(known.get()));
            return false;
        }
        return isExpected();
    }

    private Finding suppressed(KnownAlert alert) throws UpkeepException, InterruptedException {
        var silences = new ArrayList<String>();
        for (var id : alert.silencedBy()) {
            silences.add(alertmanager
                    .silence(id)
                    .map(silence -> id + " of " + silence.createdBy() + " until " + silence.endsAt() + " ("
                            + silence.comment() + ")")
                    .orElse(id));
        }
        return silences.isEmpty()
                ? Finding.critical(
                        subject,
                        "inhibits the test alert because of " + String.join(", ", alert.inhibitedBy()),
                        "",
                        "end the alert that inhibits it, or correct inhibit_rules; then run this again")
                : Finding.critical(
                        subject,
                        "silences the test alert by " + String.join(", ", silences),
                        "",
                        "end the silence, or make it narrower; real alerts with such labels are silent too");
    }

    private boolean isExpected() {
        var names = String.join(", ", receivers);
        var expected = plan.settings().receiver();
        if (expected.isPresent() && !receivers.contains(expected.get())) {
            report.add(Finding.critical(
                    subject,
                    "routes the test alert to " + names,
                    "receiver " + expected.get(),
                    "correct the routes of Alertmanager, or drill.alertTest: receiver, severity and labels"));
            return false;
        }
        report.add(Finding.info(subject, "routes the test alert to " + names));
        return true;
    }
}
