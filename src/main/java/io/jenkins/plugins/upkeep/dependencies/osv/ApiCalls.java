package io.jenkins.plugins.upkeep.dependencies.osv;

import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.http.NoAnswerException;
import io.jenkins.plugins.upkeep.system.http.WebAddress;
import io.jenkins.plugins.upkeep.system.http.WebAnswer;
import io.jenkins.plugins.upkeep.system.http.WebClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** Asks the web API, several times where it is only busy, and never longer than the pace allows in all. Safe for several threads. */
final class ApiCalls {
    private static final Set<Integer> BUSY = Set.of(429, 500, 502, 503, 504);

    private final WebAddress address;
    private final ApiPace pace;
    private final WebClient client;
    private final long end;

    ApiCalls(WebAddress address, ApiPace pace) {
        this.address = address;
        this.pace = pace;
        this.client = new WebClient(address, pace.patience(), pace.patience());
        this.end = System.nanoTime() + pace.whole().toNanos();
    }

    /** A question. */
    @FunctionalInterface
    private interface Call {
        WebAnswer ask() throws UpkeepException, InterruptedException;
    }

    byte[] post(String path, String document) throws UpkeepException, InterruptedException {
        return answer(path, () -> client.post(path, document));
    }

    byte[] get(String path) throws UpkeepException, InterruptedException {
        return answer(path, () -> client.get(path, Map.of()));
    }

    boolean isOver() {
        return System.nanoTime() >= end;
    }

    private byte[] answer(String path, Call call) throws UpkeepException, InterruptedException {
        var pause = pace.pause();
        for (var left = pace.attempts() - 1; ; left--) {
            try {
                return once(path, call);
            } catch (Busy e) {
                requireMore(left, pause, e);
            }
            Thread.sleep(pause.toMillis());
            pause = pause.multipliedBy(2);
        }
    }

    private void requireMore(int left, Duration pause, Busy last) throws UpkeepException {
        if (left <= 0 || System.nanoTime() + pause.toNanos() >= end) {
            throw new UpkeepException(last.getMessage(), last);
        }
    }

    private byte[] once(String path, Call call) throws UpkeepException, Busy, InterruptedException {
        try (var answer = call.ask()) {
            if (answer.status() != 200) {
                throw refusal(path, answer);
            }
            return RecordFeed.whole(answer.body());
        } catch (NoAnswerException e) {
            throw new Busy(e.getMessage(), e);
        } catch (IOException e) {
            throw new Busy(address + path + ": its answer was cut off (" + OneLine.of(e.getMessage()) + ")", e);
        }
    }

    private Busy refusal(String path, WebAnswer answer) throws UpkeepException {
        var words = address + path + " " + answer.inWords();
        if (BUSY.contains(answer.status())) {
            return new Busy(words, null);
        }
        throw new UpkeepException(words + "; check that it is the web API of OSV");
    }

    /** The server may answer when it is asked once more. */
    private static final class Busy extends Exception {
        private static final long serialVersionUID = 1L;

        private Busy(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
