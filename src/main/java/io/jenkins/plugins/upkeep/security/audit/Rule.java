package io.jenkins.plugins.upkeep.security.audit;

import io.jenkins.plugins.upkeep.config.Require;

/**
 * A kind of weakness that an audit looks for.
 *
 * @param id its name, which stays the same from version to version: {@code postgres-md5-password}
 * @param title what is wrong where it is found, in a few words
 * @param help why it matters and how it is mended, in one or two sentences
 */
public record Rule(String id, String title, String help) {
    private static final String NAME = "[a-z][a-z0-9]*(?:-[a-z0-9]+)*";

    public Rule {
        Require.that(id.matches(NAME), "id", "words of small letters and digits with hyphens between");
        Require.text("title", title);
        Require.text("help", help);
    }
}
