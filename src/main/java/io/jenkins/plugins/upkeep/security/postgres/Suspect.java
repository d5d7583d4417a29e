package io.jenkins.plugins.upkeep.security.postgres;

import java.util.concurrent.atomic.AtomicInteger;

/** A role whose password is being guessed. Safe for use by several threads. */
final class Suspect {
    private final Role role;
    private final PasswordVerifier verifier;
    private final Guesses guesses;
    private final AtomicInteger tried = new AtomicInteger();
    private volatile boolean guessed;

    Suspect(Role role, PasswordVerifier verifier, Guesses guesses) {
        this.role = role;
        this.verifier = verifier;
        this.guesses = guesses;
    }

    /** Tries one guess, unless there is none of this number or one was right before. */
    void attempt(int number, PasswordVerifier.TimeLimit limit)
            throws InterruptedException, PasswordVerifier.TimeUpException {
        if (guessed || number >= guesses.size()) {
            return;
        }
        if (verifier.matches(guesses.get(number), limit)) {
            guessed = true;
        }
        tried.incrementAndGet();
    }

    Role role() {
        return role;
    }

    PasswordVerifier verifier() {
        return verifier;
    }

    Guesses guesses() {
        return guesses;
    }

    boolean guessed() {
        return guessed;
    }

    /** How many were tried. Of a password that was guessed this is not told: it would tell which one it is. */
    int tried() {
        return guessed ? guesses.size() : tried.get();
    }
}
