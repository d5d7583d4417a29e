package io.jenkins.plugins.upkeep.rollback.saga;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Things that steps change, each in two halves, and a process that can be killed, fail, or be told to stop at any moment of
 * that.
 */
final class World {
    private final List<Half> things;
    private int moment;
    private int killedAt = -1;
    private int failsAt = -1;
    private int stoppedAt = -1;
    private boolean undoFails;

    World(int things) {
        this.things = new ArrayList<>(IntStream.range(0, things)
                .mapToObj(at -> new Half(false, false))
                .toList());
    }

    /** A thing of which either half may be changed. */
    record Half(boolean first, boolean second) {}

    /** What a killed process leaves of the thread that ran in it. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed() {
            super("killed");
        }
    }

    World killedAt(int at) {
        moment = 0;
        killedAt = at;
        return this;
    }

    World failsAt(int at) {
        moment = 0;
        failsAt = at;
        return this;
    }

    World stoppedAt(int at) {
        moment = 0;
        stoppedAt = at;
        return this;
    }

    World undoFails(boolean fails) {
        undoFails = fails;
        return this;
    }

    void moment() throws UpkeepException, InterruptedException {
        var now = moment++;
        if (now == killedAt) {
            killedAt = -1;
            throw new Killed();
        }
        if (now == failsAt) {
            failsAt = -1;
            throw new UpkeepException("thing: does not want to; ask it nicely");
        }
        if (now == stoppedAt) {
            stoppedAt = -1;
            throw new InterruptedException("told to stop");
        }
    }

    int moments() {
        return moment;
    }

    boolean isOrigin() {
        return things.stream().noneMatch(thing -> thing.first() || thing.second());
    }

    boolean isTarget() {
        return things.stream().allMatch(thing -> thing.first() && thing.second());
    }

    List<Step> steps() {
        return IntStream.range(0, things.size())
                .mapToObj(Change::new)
                .map(Step.class::cast)
                .toList();
    }

    /** Changes one thing. */
    private final class Change implements Step {
        private final int at;

        Change(int at) {
            this.at = at;
        }

        @Override
        public String name() {
            return "change " + at;
        }

        @Override
        public Map<String, String> prepare() throws UpkeepException, InterruptedException {
            moment();
            return Map.of("before", things.get(at).toString());
        }

        @Override
        public Map<String, String> apply(Attempt attempt) throws UpkeepException, InterruptedException {
            attempt.fact("before");
            requireHonest(attempt.again() || things.get(at).equals(new Half(false, false)));
            moment();
            things.set(at, new Half(true, things.get(at).second()));
            moment();
            things.set(at, new Half(true, true));
            moment();
            return Map.of();
        }

        @Override
        public void undo(Attempt attempt) throws UpkeepException, InterruptedException {
            attempt.fact("before");
            moment();
            if (undoFails) {
                throw new UpkeepException("thing " + at + ": does not go back; put it back by hand");
            }
            things.set(at, new Half(things.get(at).first(), false));
            moment();
            things.set(at, new Half(false, false));
            moment();
        }

        private void requireHonest(boolean honest) {
            if (!honest) {
                throw new AssertionError(name() + " was half done and nobody said so");
            }
        }
    }
}
