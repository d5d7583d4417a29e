package io.jenkins.plugins.upkeep.review.performance.past;

import io.jenkins.plugins.upkeep.report.HistoryFile;
import io.jenkins.plugins.upkeep.report.ReportJson;
import io.jenkins.plugins.upkeep.report.ReportTree;
import io.jenkins.plugins.upkeep.system.Counted;
import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads what earlier runs left behind, file after file. A damaged one is named and passed by. Of very many runs only so many are
 * kept as memory allows. Used once, by one thread.
 */
public final class PastReader {
    private final String service;
    private final Instant since;
    private final Gathering gathering;
    private final Map<String, String> tasks = new HashMap<>();

    /**
     * @param service the service whose runs are of use
     * @param since older ones are not
     * @param now later ones come of a wrong clock, and are not
     * @param wanted the measurements that are of use
     */
    public PastReader(String service, Instant since, Instant now, Wanted wanted) {
        this.service = service;
        this.since = since;
        this.gathering = new Gathering(new Gathering.Span(service, since, now), wanted);
    }

    /**
     * Reads.
     *
     * @param places where
     * @return what is known; a place that cannot be looked at is among its remarks
     * @throws InterruptedException when this thread was told to stop
     */
    public Past read(List<PastPlace> places) throws InterruptedException {
        for (var place : places) {
            try {
                read(place.list(since));
            } catch (UpkeepException e) {
                gathering.unread(OneLine.of(e.getMessage()));
            }
        }
        return gathering.past();
    }

    /** Reports first: they say of which task the history beside them is. */
    private void read(PastPlace.Listing listing) throws InterruptedException {
        tasks.clear();
        listing.remarks().forEach(gathering::unread);
        for (var kind : List.of(PastKind.REPORT, PastKind.HISTORY, PastKind.JOB_HISTORY)) {
            read(
                    listing.files().stream()
                            .filter(file ->
                                    PastKind.of(file).filter(kind::equals).isPresent())
                            .toList(),
                    kind);
        }
    }

    private void read(List<PastFile> files, PastKind kind) throws InterruptedException {
        for (var file : files) {
            read(file, kind);
        }
    }

    private void read(PastFile file, PastKind kind) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("told to stop while reading reports of " + service);
        }
        try {
            var text = file.text();
            gathering.file();
            if (text.isPresent()) {
                read(file, kind, text.get());
            }
        } catch (PastFile.UnreadableException e) {
            gathering.unread(OneLine.of(e.getMessage()));
        } catch (UpkeepException e) {
            gathering.damaged(OneLine.of(e.getMessage()));
        }
    }

    private void read(PastFile file, PastKind kind, String text) throws UpkeepException {
        if (kind == PastKind.REPORT) {
            report(file, text);
        } else {
            history(file, text);
        }
    }

    private void report(PastFile file, String text) throws UpkeepException {
        if (!text.contains("\"upkeep/report/")) {
            throw new UpkeepException(file.name() + ": is no report of Upkeep");
        }
        try {
            var report = ReportJson.parse(text, file.name());
            tasks.put(file.folder(), Objects.requireNonNull(report.task(), "it names no task"));
            if (!isPlan(file)) {
                demandNumbers(file, gathering.report(report));
            }
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new UpkeepException(file.name() + ": is not a valid report (" + OneLine.of(e.getMessage()) + ")", e);
        }
    }

    /** A plan is a report of what was not done. */
    private static boolean isPlan(PastFile file) {
        return file.folder().equals(ReportTree.PLAN) || file.folder().endsWith("/" + ReportTree.PLAN);
    }

    private void history(PastFile file, String text) throws UpkeepException {
        var task = Optional.ofNullable(tasks.get(file.folder())).or(() -> PastKind.task(file));
        if (task.isEmpty()) {
            throw new UpkeepException(file.name() + ": nothing says of which task it is; name its folder as the task");
        }
        var history = HistoryFile.parse(text);
        var lines = text.lines().filter(line -> !line.isBlank()).count();
        var lost = lines - history.runs().size();
        var odd = 0;
        for (var run : history.runs()) {
            odd += gathering.run(task.get(), run);
        }
        if (lost > 0) {
            throw new UpkeepException(
                    file.name() + ": " + lost + " of its " + Counted.of(lines, "line") + " cannot be understood");
        }
        demandNumbers(file, odd);
    }

    private static void demandNumbers(PastFile file, int odd) throws UpkeepException {
        if (odd > 0) {
            throw new UpkeepException(
                    file.name() + ": " + odd + " of its numbers are infinite or beyond all measure, and were left out");
        }
    }
}
