package io.jenkins.plugins.upkeep.cli.story;

import io.jenkins.plugins.upkeep.report.Ink;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.system.Visible;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Tells people what a command does that does several things, chapter by chapter, and sums it up. For one thread. */
public final class Story {
    private static final String INDENT = "   ";
    private static final String TOTAL = "in all";

    private final PrintStream out;
    private final Ink ink;
    private final boolean quiet;
    private final List<Chapter> chapters = new ArrayList<>();

    /**
     * @param out where to tell it
     * @param ink whether in colours
     * @param quiet whether to tell the verdict only
     */
    public Story(PrintStream out, Ink ink, boolean quiet) {
        this.out = out;
        this.ink = ink;
        this.quiet = quiet;
    }

    /** Says something, unless only the verdict is to be told. */
    public void say(String line) {
        if (!quiet) {
            out.println(Visible.of(line));
        }
    }

    /** Begins a chapter. */
    public void open(String title) {
        var number = String.format("%-" + INDENT.length() + "d", chapters.size() + 1);
        print("");
        print(number + ink.strong(Visible.of(title)));
    }

    /** Says what happens within a chapter. */
    public void tell(String line) {
        print(INDENT + ink.quiet(Visible.of(line)));
    }

    /** Ends a chapter. */
    public void close(Chapter chapter) {
        chapters.add(chapter);
        print(INDENT + ink.of(chapter.status(), chapter.status().name()) + ", " + Units.format(chapter.duration())
                + ": " + Visible.of(chapter.verdict()));
    }

    /** The gravest status of all chapters so far. */
    public Status status() {
        return chapters.stream().map(Chapter::status).reduce(Status.OK, Status::worse);
    }

    /** Sums it up: a line for each chapter, and how long all took. */
    public void sum(Duration total) {
        print("");
        for (var chapter : chapters) {
            var word = String.format("%-8s", chapter.status());
            row(chapter.name(), ink.of(chapter.status(), word), chapter.duration());
        }
        row(TOTAL, " ".repeat(8), total);
        print("");
    }

    /** Says how all of it ended, in any case. */
    public void verdict(String text) {
        out.println(ink.of(status(), status().name()) + ": " + Visible.of(text));
    }

    private void row(String name, String word, Duration duration) {
        print(INDENT + String.format("%-16s  %s  %12s", name, word, Units.format(duration)));
    }

    private void print(String line) {
        if (!quiet) {
            out.println(line);
        }
    }
}
