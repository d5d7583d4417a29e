package io.jenkins.plugins.upkeep.notify;

import io.jenkins.plugins.upkeep.config.NotifyConfig;
import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.Visible;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What people are told. Whatever it is made of, its subject is one line, and nothing in it is obeyed by a terminal or a
 * mail program.
 *
 * @param occasion what happened; it decides who is told
 * @param service the service that it is about
 * @param subject the message in one line
 * @param text all of it, in lines; what is beyond 100,000 characters is cut off
 */
public record Message(NotifyConfig.Occasion occasion, String service, String subject, String text) {
    private static final int LONGEST = 100_000;
    private static final int SHORTEST_SECRET = 6;

    public Message {
        service = Visible.of(OneLine.of(service));
        subject = Visible.of(OneLine.of(subject));
        text = shortened(text, LONGEST).lines().map(Visible::of).collect(Collectors.joining("\n"));
    }

    /** The same, in which secrets are hidden. A very short one is not looked for: it would be found in words as well. */
    Message without(List<Secret> secrets) {
        var hidden = this;
        for (var secret : secrets) {
            if (secret.reveal().length() >= SHORTEST_SECRET) {
                hidden = new Message(
                        occasion, service, replaced(hidden.subject(), secret), replaced(hidden.text(), secret));
            }
        }
        return hidden;
    }

    private static String replaced(String text, Secret secret) {
        return text.replace(secret.reveal(), secret.toString());
    }

    /** The text, or its beginning with a note that there was more. */
    static String shortened(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end) + "… (the first " + end + " of " + text.length() + " characters)";
    }
}
