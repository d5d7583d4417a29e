package io.jenkins.plugins.upkeep.dependencies.osv;

import io.jenkins.plugins.upkeep.dependencies.advisory.Advisory;
import io.jenkins.plugins.upkeep.dependencies.advisory.AdvisoryReader;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Worker;
import io.jenkins.plugins.upkeep.system.concurrent.Workers;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The records of the web API, each fetched once. One that cannot be had does not keep the others from being had. */
final class ApiRecords {
    private static final int THREADS = 4;
    private static final int MOST_FAILURES = 5;

    private final ApiCalls calls;
    private final WantedIndex index;
    private final Map<String, Advisory> had = new ConcurrentHashMap<>();
    private final Map<String, String> failed = new ConcurrentHashMap<>();
    private final AtomicInteger failures = new AtomicInteger();

    ApiRecords(ApiCalls calls, WantedIndex index) {
        this.calls = calls;
        this.index = index;
    }

    /** Fetches those that were not asked for yet. */
    void fetch(Collection<String> ids) throws UpkeepException, InterruptedException {
        var fresh = ids.stream()
                .distinct()
                .filter(id -> !had.containsKey(id) && !failed.containsKey(id))
                .toList();
        Workers.run("osv", THREADS, fresh, Fetcher::new);
    }

    List<Advisory> of(Collection<String> ids) {
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(had.get(id)).stream())
                .toList();
    }

    /** Why records could not be had, by their ids. */
    Map<String, String> failed() {
        var sorted = new LinkedHashMap<String, String>();
        failed.keySet().stream().sorted().forEach(id -> sorted.put(id, failed.get(id)));
        return sorted;
    }

    long count() {
        return had.size();
    }

    private void fetch(String id) throws InterruptedException {
        if (calls.isOver() || failures.get() >= MOST_FAILURES) {
            failed.put(id, "there was no time, or too many before it had failed");
            return;
        }
        try {
            had.put(id, requireSame(id, AdvisoryReader.read(calls.get("/v1/vulns/" + id), index::has)));
        } catch (UpkeepException e) {
            failures.incrementAndGet();
            failed.put(id, e.getMessage());
        }
    }

    private static Advisory requireSame(String id, Advisory advisory) throws UpkeepException {
        if (!advisory.id().equals(id)) {
            throw new UpkeepException("the server gives another advisory for " + id);
        }
        return advisory;
    }

    private final class Fetcher implements Worker<String> {
        private final Thread thread = Thread.currentThread();

        @Override
        public void work(String id) throws InterruptedException {
            fetch(id);
        }

        @Override
        public void abort() {
            thread.interrupt();
        }

        @Override
        public void close() {
            // It holds nothing.
        }
    }
}
