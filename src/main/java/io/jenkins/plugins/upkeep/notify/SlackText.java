package io.jenkins.plugins.upkeep.notify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.upkeep.config.NotifyConfig;

/** A message as Slack takes it: its subject, and its text beside a bar that is as red as the matter is grave. */
final class SlackText {
    /** Slack cuts far beyond this; nobody reads more in a channel. */
    private static final int LONGEST_TEXT = 3_000;

    private static final int LONGEST_SUBJECT = 200;

    private SlackText() {}

    /** The document that a webhook takes. */
    static String document(Message message) {
        var subject = "*" + escaped(Message.shortened(message.subject(), LONGEST_SUBJECT)) + "*";
        var document = JsonNodeFactory.instance.objectNode().put("text", subject);
        if (!message.text().isBlank()) {
            var text = escaped(Message.shortened(message.text(), LONGEST_TEXT));
            // Signs in it are no markup.
            document.putArray("attachments")
                    .addObject()
                    .put("color", colour(message.occasion()))
                    .put("text", text)
                    .putArray("mrkdwn_in");
        }
        return document.toString();
    }

    private static String colour(NotifyConfig.Occasion occasion) {
        return switch (occasion) {
            case STARTED -> "#9e9e9e";
            case RESOLVED -> "good";
            case WARNING, FAILED -> "warning";
            case UNKNOWN -> "#7b3fa0";
            case CRITICAL -> "danger";
        };
    }

    /** Without this, a text could call everybody in the channel or show a link as something else. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
