package io.jenkins.plugins.upkeep.traffic.ssh;

/**
 * What a message of sshd says of a login.
 *
 * @param kind what happened
 * @param address where from
 * @param user the name that was given; empty when the message has none
 * @param count how many times
 */
public record SshEvent(Kind kind, String address, String user, int count) {
    /** What happens, in the order in which it happens in one attempt. */
    public enum Kind {
        /** There is no such user. */
        INVALID_USER,
        /** PAM did not let the user in. */
        REFUSED,
        /** The password was wrong. */
        FAILED_PASSWORD,
        /** The connection ended before anybody was let in. */
        CLOSED,
        /** Somebody was let in. */
        ACCEPTED
    }
}
