package io.jenkins.plugins.upkeep.it;

import java.net.http.HttpHeaders;

/**
 * What the controller answered.
 *
 * @param status the HTTP status
 * @param body the text
 * @param headers the headers
 */
record Answer(int status, String body, HttpHeaders headers) {
    /** The text of an answer that must be good. */
    String good() {
        if (status != 200) {
            throw new AssertionError(
                    "answer " + status + ": " + body.lines().limit(40).toList());
        }
        return body;
    }

    /** What a person would read of it. */
    String words() {
        return body.replaceAll("(?s)<(script|style|template)\\b.*?</\\1>", "")
                .replaceAll("(?s)<[^>]*>", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
