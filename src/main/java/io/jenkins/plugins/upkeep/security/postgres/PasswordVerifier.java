package io.jenkins.plugins.upkeep.security.postgres;

import io.jenkins.plugins.upkeep.task.Stopwatch;
import java.time.Duration;
import java.util.Optional;

/** What a server keeps of a password: it tells whether a guess is right, and nothing else. It prints without what it keeps. */
sealed interface PasswordVerifier permits ScramVerifier, Md5Verifier {
    /** How the password is kept, for people. */
    String scheme();

    /** How much work one guess is, in rounds. */
    long rounds();

    /**
     * Whether a guess is right.
     *
     * @param guess the guess
     * @param limit when to give up
     * @throws InterruptedException when the thread was told to stop
     * @throws TimeUpException when the time was up before it could be told
     */
    boolean matches(String guess, TimeLimit limit) throws InterruptedException, TimeUpException;

    /**
     * Reads what the catalogue holds.
     *
     * @param role the role's name, which is part of an MD5 verifier
     * @param text {@code pg_authid.rolpassword}
     * @return the verifier; empty when it is of no known form
     */
    static Optional<PasswordVerifier> parse(String role, String text) {
        return ScramVerifier.parse(text).<PasswordVerifier>map(one -> one).or(() -> Md5Verifier.parse(role, text));
    }

    /** When guessing must end. */
    interface TimeLimit {
        /** Whether it must end now. */
        boolean isOver();

        /** An end after some time from now, by the monotonic clock. */
        static TimeLimit after(Duration time) {
            var watch = Stopwatch.started();
            return () -> watch.elapsed().compareTo(time) >= 0;
        }
    }

    /** The time was up. */
    final class TimeUpException extends Exception {
        private static final long serialVersionUID = 1L;

        TimeUpException(String message) {
            super(message);
        }
    }
}
