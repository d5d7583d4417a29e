package io.jenkins.plugins.upkeep.security.postgres;

import io.jenkins.plugins.upkeep.security.postgres.PasswordVerifier.TimeLimit;
import io.jenkins.plugins.upkeep.security.postgres.PasswordVerifier.TimeUpException;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Worker;
import io.jenkins.plugins.upkeep.system.concurrent.Workers;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tries passwords against what the server keeps of them, here and not at the server: nobody is locked out and nothing is logged.
 * Every role gets its first guess before any gets its second; roles whose guesses cost much more than usual come after all others.
 */
final class Guessing {
    /** PostgreSQL's own is 4,096, what is recommended today 600,000. */
    static final long USUAL_ROUNDS = 100_000;

    /** A guess of more rounds than this takes seconds. */
    static final long MOST_ROUNDS = 10_000_000;

    private static final int THREADS = 2;

    private final TimeLimit limit;

    Guessing(TimeLimit limit) {
        this.limit = limit;
    }

    void run(List<Suspect> suspects) throws UpkeepException, InterruptedException {
        inTurn(suspects.stream()
                .filter(one -> one.verifier().rounds() <= USUAL_ROUNDS)
                .toList());
        inTurn(suspects.stream()
                .filter(one ->
                        one.verifier().rounds() > USUAL_ROUNDS && one.verifier().rounds() <= MOST_ROUNDS)
                .toList());
    }

    private void inTurn(List<Suspect> suspects) throws UpkeepException, InterruptedException {
        var most =
                suspects.stream().mapToLong(one -> one.guesses().size()).max().orElse(0);
        var turns = new Turns(suspects, most * suspects.size(), new AtomicLong());
        var pieces = suspects.isEmpty() ? List.<Turns>of() : List.of(turns, turns);
        Workers.run("guessing", THREADS, pieces, Guesser::new);
    }

    /**
     * Whose turn it is.
     *
     * @param suspects the roles
     * @param count how many turns there are
     * @param next the next turn
     */
    private record Turns(List<Suspect> suspects, long count, AtomicLong next) {}

    private final class Guesser implements Worker<Turns> {
        @Override
        public void work(Turns turns) throws InterruptedException {
            try {
                for (var turn = turns.next().getAndIncrement(); turn < turns.count() && !limit.isOver(); ) {
                    attempt(turns.suspects(), turn);
                    turn = turns.next().getAndIncrement();
                }
            } catch (TimeUpException e) {
                // What was not tried is told for each role.
            }
        }

        private void attempt(List<Suspect> suspects, long turn) throws InterruptedException, TimeUpException {
            if (Thread.interrupted()) {
                throw new InterruptedException("guessing: told to stop");
            }
            suspects.get((int) (turn % suspects.size())).attempt(Math.toIntExact(turn / suspects.size()), limit);
        }

        @Override
        public void abort() {
            // The thread is interrupted as well.
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    }
}
