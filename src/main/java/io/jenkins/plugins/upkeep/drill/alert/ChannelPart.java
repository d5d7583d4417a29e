package io.jenkins.plugins.upkeep.drill.alert;

import io.jenkins.plugins.upkeep.config.NotifyConfig;
import io.jenkins.plugins.upkeep.notify.Delivery;
import io.jenkins.plugins.upkeep.notify.Message;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.report.View;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sends a test message through each of the tool's own channels, whatever it is for.
 *
 * @param plan names the channels
 * @param report takes how it went
 */
record ChannelPart(AlertTestPlan plan, ReportBuilder report) {
    /** Whether each channel took the message. */
    Map<String, Boolean> send(String id) throws InterruptedException {
        var subject = "Test of the alerts of " + plan.service() + " (" + id + "): nothing is wrong";
        var text = "This message was sent by upkeep alert-test to see whether it arrives. Nothing has to be done.";
        var message = new Message(NotifyConfig.Occasion.STARTED, plan.service(), subject, text);
        var deliveries = plan.notifier().sendEverywhere(message);
        deliveries.forEach(delivery -> report.add(finding(delivery)));
        if (!deliveries.isEmpty()) {
            report.add(new View.Table(
                    "Channels",
                    List.of(View.Column.text("Channel"), View.Column.text("Test message")),
                    deliveries.stream().map(ChannelPart::row).toList()));
        }
        var taken = new LinkedHashMap<String, Boolean>();
        deliveries.forEach(delivery -> taken.put(delivery.channel(), delivery.succeeded()));
        return taken;
    }

    private static List<String> row(Delivery delivery) {
        return List.of(delivery.channel(), delivery.problem().orElseGet(() -> taken(delivery.channel())));
    }

    private static Finding finding(Delivery delivery) {
        var subject = "channel " + delivery.channel();
        return delivery.problem()
                .map(text -> Finding.critical(
                        subject, text, "takes the test message", "mend it: nobody is told through it at present"))
                .orElseGet(() -> Finding.info(subject, taken(delivery.channel())));
    }

    /** What is known is told, and no more. */
    private static String taken(String channel) {
        return switch (channel) {
            case "email" ->
                "accepted by the mail server; look into the mailbox, whether it arrives is not seen from here";
            case "event log" -> "written";
            default -> "accepted";
        };
    }
}
