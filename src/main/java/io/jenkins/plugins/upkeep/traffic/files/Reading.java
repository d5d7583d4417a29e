package io.jenkins.plugins.upkeep.traffic.files;

import io.jenkins.plugins.upkeep.report.Finding;
import java.util.ArrayList;
import java.util.List;

/** How reading went: which lines could not be used, and which files not be read to their end. For one thread, until it is merged. */
public final class Reading {
    private static final int MOST_SAMPLES = 5;

    private final List<String> samples = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private long lines;
    private long malformed;
    private long tooLong;
    private long unfinished;
    private long older;
    private long future;

    void add(Reading other) {
        other.samples.forEach(this::sample);
        findings.addAll(other.findings);
        lines += other.lines;
        malformed += other.malformed;
        tooLong += other.tooLong;
        unfinished += other.unfinished;
        older += other.older;
        future += other.future;
    }

    void line() {
        lines++;
    }

    void spoiled() {
        malformed++;
    }

    boolean wantsSample() {
        return samples.size() < MOST_SAMPLES;
    }

    void sample(String text) {
        if (wantsSample()) {
            samples.add(text);
        }
    }

    void tooLong() {
        lines++;
        malformed++;
        tooLong++;
    }

    void unfinished() {
        lines--;
        unfinished++;
    }

    void older() {
        older++;
    }

    void future() {
        future++;
    }

    void found(Finding finding) {
        findings.add(finding);
    }

    /** All lines but empty ones and unfinished ones. */
    public long lines() {
        return lines;
    }

    /** Lines that are not of the format. */
    public long malformed() {
        return malformed;
    }

    /** Of these, the ones longer than a mebibyte. */
    public long overlong() {
        return tooLong;
    }

    /** Lines at the end of a file that were still being written. */
    public long unfinishedLines() {
        return unfinished;
    }

    /** Lines from before the period. */
    public long olderLines() {
        return older;
    }

    /** Lines with a time that has not come yet. */
    public long futureLines() {
        return future;
    }

    /** Lines that count. */
    public long counted() {
        return lines - malformed - older - future;
    }

    /** Some malformed lines, each with its file. */
    public List<String> samples() {
        return List.copyOf(samples);
    }

    /** Files that could not be read to their end. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }
}
