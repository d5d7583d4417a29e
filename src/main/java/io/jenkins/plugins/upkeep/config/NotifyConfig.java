package io.jenkins.plugins.upkeep.config;

import io.jenkins.plugins.upkeep.system.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Who is told what happened.
 *
 * @param slack a channel of Slack
 * @param email people with an address
 * @param eventLog a file to which each event is added
 * @param remind after how long trouble that lasts is told again
 */
@Place("notify")
public record NotifyConfig(
        @Key("The channel of Slack that is told") Optional<Slack> slack,
        @Key("The people who get e-mail") Optional<Email> email,

        @Key("A file to which each event is added as a line of JSON")
        Optional<Path> eventLog,

        @Key(value = "After how long trouble that lasts is told once more", defaultValue = "1d")
        Duration remind) {
    private static final Duration SHORTEST_REMINDER = Duration.ofMinutes(5);

    public NotifyConfig {
        Require.that(remind.compareTo(SHORTEST_REMINDER) >= 0, "remind", "5m or longer, so that people still read it");
    }

    /** What may have happened. */
    public enum Occasion {
        /** A task began. */
        STARTED,
        /** A task found something that is not critical, or could not run: WARNING and UNKNOWN together. */
        FAILED,
        /** What had failed is well again. */
        RESOLVED,
        /** Something needs a person now. */
        CRITICAL,
        /** Something needs attention soon. */
        WARNING,
        /** Something could not be looked at, or a task could not run. */
        UNKNOWN;

        /**
         * Who asks for FAILED gets both of its finer kinds; and where it is not known which of the two it is, who asks
         * for one of them gets it.
         *
         * @param on what somebody wants to be told
         * @return whether this is among it
         */
        public boolean isToldTo(List<Occasion> on) {
            return on.contains(this)
                    || (isKindOfFailed() && on.contains(FAILED))
                    || (this == FAILED && on.stream().anyMatch(Occasion::isKindOfFailed));
        }

        private boolean isKindOfFailed() {
            return this == WARNING || this == UNKNOWN;
        }
    }

    /**
     * A channel of Slack.
     *
     * @param webhook the URL that takes messages; who knows it can write to the channel
     * @param on what is told
     */
    public record Slack(
            @Key("The URL of an incoming webhook; it is a secret")
            Secret webhook,

            @Key(
                    value = "What is told; failed stands for warning and unknown (could not look, could not run)",
                    defaultValue = "[started, failed, resolved, critical]")
            List<Occasion> on) {}

    /**
     * People with an address.
     *
     * @param smtp the server that takes the mail
     * @param user the account at the server
     * @param password the account's password
     * @param from the sender's address
     * @param to the recipients' addresses
     * @param on what is told
     */
    public record Email(
            @Key("The mail server: smtp://host:port, or smtps:// with TLS from the start")
            URI smtp,

            @Key("The account at the mail server; left out where it asks for none")
            Optional<String> user,

            @Key("The account's password") Optional<Secret> password,
            @Key("The sender's address") String from,
            @Key("The recipients' addresses") List<String> to,

            @Key(
                    value = "What is told; failed stands for warning and unknown (could not look, could not run)",
                    defaultValue = "[failed, critical]")
            List<Occasion> on) {
        private static final String ADDRESS = "[^\\s@<>,;]+@[^\\s@<>,;]+";

        public Email {
            Require.scheme("smtp", smtp, List.of("smtp", "smtps"));
            Require.that(smtp.getHost() != null, "smtp", "a URL with a host such as smtp://localhost:25");
            Require.that(
                    smtp.getRawUserInfo() == null, "smtp", "a URL without an account, which user and password name");
            Require.that(user.isPresent() == password.isPresent(), "password", "given where user is, and only there");
            Require.that(from.matches(ADDRESS), "from", "an address such as upkeep@example.org");
            Require.some("to", to);
            Require.that(to.stream().allMatch(address -> address.matches(ADDRESS)), "to", "a list of plain addresses");
        }
    }
}
