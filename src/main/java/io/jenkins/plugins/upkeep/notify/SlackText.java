package io.jenkins.plugins.upkeep.notify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** A message as Slack takes it. */
final class SlackText {
    /** Slack cuts far beyond this; nobody reads more in a channel. */
    private static final int LONGEST_TEXT = 3_000;

    private static final int LONGEST_SUBJECT = 200;

    private SlackText() {}

    /** The document that a webhook takes. */
    static String document(Message message) {
        var subject = "*" + escaped(Message.shortened(message.subject(), LONGEST_SUBJECT)) + "*";
        var text = escaped(Message.shortened(message.text(), LONGEST_TEXT));
        var whole = text.isBlank() ? subject : subject + "\n" + text;
        return JsonNodeFactory.instance.objectNode().put("text", whole).toString();
    }

    /** Without this, a text could call everybody in the channel or show a link as something else. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
