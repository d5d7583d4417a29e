package io.jenkins.plugins.upkeep.traffic.files;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.Counted;
import io.jenkins.plugins.upkeep.system.codec.UndecodableException;
import io.jenkins.plugins.upkeep.system.concurrent.Worker;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.traffic.format.Ascii;
import io.jenkins.plugins.upkeep.traffic.format.LineParser;
import io.jenkins.plugins.upkeep.traffic.format.LogFormat;
import io.jenkins.plugins.upkeep.traffic.format.LogLine;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.ZipException;

/** Reads pieces of files, line by line, and gives those of the period to a counter. What goes wrong with one file is noted. */
final class LogWorker implements Worker<Piece>, LineFeed.Target {
    private static final int BLOCK = 256 << 10;

    private final LineParser parser;
    private final LineCounter counter;
    private final Period period;
    private final Progress.Stretch progress;
    private final LogLine line = new LogLine();
    private final LineFeed feed = new LineFeed(this);
    private final ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
    private final Reading reading = new Reading();
    private Piece piece;
    private long linesBefore;
    private volatile boolean stopped;

    LogWorker(LogFormat format, LineCounter counter, Period period, Progress.Stretch progress) {
        this.parser = format.parser();
        this.counter = counter;
        this.period = period;
        this.progress = progress;
    }

    Reading reading() {
        return reading;
    }

    @Override
    public void work(Piece next) throws InterruptedException {
        piece = next;
        linesBefore = reading.lines();
        var from = Math.max(0, next.from() - 1);
        try (var source =
                next.file().isPlain() ? LineSource.plain(next.file(), from, block) : LineSource.packed(next.file())) {
            feed.run(source, from, next.to(), next.from() > 0);
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException(
                        "told to stop while reading " + next.file().path());
            }
            reading.found(failed(e));
        }
        if (!next.file().isPlain()) {
            progress.advance(next.file().size());
        }
    }

    private Finding failed(IOException problem) {
        var file = piece.file();
        if (file.isPlain()
                || !(problem instanceof EOFException
                        || problem instanceof ZipException
                        || problem instanceof UndecodableException
                        || reading.lines() > linesBefore)) {
            return LogFiles.unreadable(file.path(), problem);
        }
        var counted = Counted.of(reading.lines() - linesBefore, "line");
        return Finding.unknown(
                "log " + file.path(),
                "is damaged or cut off (" + problem.getMessage() + "); " + counted + " before that place count",
                "look whether the disk was full or a copy ended early; take the file from a backup, or remove it");
    }

    @Override
    public void line(byte[] bytes, int from, int to) {
        var end = to > from && bytes[to - 1] == '\r' ? to - 1 : to;
        if (end == from) {
            return;
        }
        reading.line();
        if (parser.parse(line, bytes, from, end)) {
            weigh();
        } else {
            spoiled(bytes, from, end);
        }
    }

    private void weigh() {
        var second = line.second();
        if (second > period.end()) {
            reading.future();
        } else if (second < period.start()) {
            reading.older();
        } else {
            counter.count(line);
        }
    }

    private void spoiled(byte[] bytes, int from, int to) {
        reading.spoiled();
        if (reading.wantsSample()) {
            reading.sample(piece.file().path().getFileName() + ": " + Ascii.shown(bytes, from, to));
        }
    }

    @Override
    public void last(byte[] bytes, int from, int to) {
        reading.line();
        if (parser.parse(line, bytes, from, to)) {
            weigh();
        } else {
            reading.unfinished();
        }
    }

    @Override
    public void tooLong() {
        reading.tooLong();
    }

    @Override
    public void read(int count) throws InterruptedException {
        if (piece.file().isPlain()) {
            progress.advance(count);
        }
        if (stopped || Thread.interrupted()) {
            throw new InterruptedException(
                    "told to stop while reading " + piece.file().path());
        }
    }

    @Override
    public void abort() {
        stopped = true;
    }

    @Override
    public void close() {
        // Each piece closes its file.
    }
}
