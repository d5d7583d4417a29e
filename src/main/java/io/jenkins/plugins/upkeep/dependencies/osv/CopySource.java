package io.jenkins.plugins.upkeep.dependencies.osv;

import io.jenkins.plugins.upkeep.dependencies.advisory.Wanted;
import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Worker;
import io.jenkins.plugins.upkeep.system.concurrent.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;

/**
 * A copy of the OSV data: a folder of records and zips of them, or one zip. Reads each record once, on two threads, and keeps only
 * what is about wanted packages.
 *
 * @param place the folder or zip
 */
public record CopySource(Path place) implements AdvisorySource {
    private static final int THREADS = 2;
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

    @Override
    public String description() {
        return (Files.isDirectory(place) ? "folder " : "zip ") + place;
    }

    @Override
    public Found find(Collection<Wanted> wanted, Clock clock) throws UpkeepException, InterruptedException {
        var sifting = new Sifting(new WantedIndex(wanted), clock.instant().plus(CLOCKS_DIFFER));
        try (var feed = open(sifting)) {
            Workers.run("osv", THREADS, Collections.nCopies(THREADS, feed), () -> new Sieve(sifting));
        }
        if (sifting.records() == 0) {
            throw new UpkeepException(place + ": holds no OSV record"
                    + sifting.found(description()).problems().stream()
                            .map(problem -> " (" + problem.reason() + ")")
                            .findFirst()
                            .orElse("")
                    + "; put records in JSON there, or the all.zip of an ecosystem");
        }
        return sifting.found(description());
    }

    private RecordFeed open(Sifting sifting) throws UpkeepException {
        try {
            var real = place.toRealPath();
            return Files.isDirectory(real) ? new FolderFeed(real, sifting::broken) : ZipFeed.open(real);
        } catch (IOException e) {
            throw new UpkeepException(
                    place + ": cannot be read (" + OneLine.of(Unreadable.reason(e))
                            + "); give a folder or zip with a copy of the OSV data",
                    e);
        }
    }

    /** Reads until there are no more records. */
    private static final class Sieve implements Worker<RecordFeed> {
        private final Sifting sifting;
        private volatile boolean ended;

        private Sieve(Sifting sifting) {
            this.sifting = sifting;
        }

        @Override
        public void work(RecordFeed feed) throws InterruptedException {
            var record = feed.next();
            while (record.isPresent()) {
                sifting.sift(record.get());
                requireGoingOn();
                record = feed.next();
            }
        }

        private void requireGoingOn() throws InterruptedException {
            if (ended || Thread.currentThread().isInterrupted()) {
                throw new InterruptedException("told to stop");
            }
        }

        @Override
        public void abort() {
            ended = true;
        }

        @Override
        public void close() {
            ended = true;
        }
    }
}
