package io.jenkins.plugins.upkeep.cli.demo;

import io.jenkins.plugins.upkeep.cli.command.Surroundings;
import io.jenkins.plugins.upkeep.cli.story.Story;
import io.jenkins.plugins.upkeep.report.Ink;
import io.jenkins.plugins.upkeep.task.PlainProgress;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.task.TaskLog;
import io.jenkins.plugins.upkeep.task.TerminalProgress;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * A story and, with it on the same stream, how far it is: a bar below the lines on a terminal, a line now and then elsewhere.
 *
 * @param story tells
 * @param progress shows how far it is
 * @param end takes the bar away
 */
record Screen(Story story, Progress progress, Runnable end) implements AutoCloseable {
    static Screen of(Surroundings world, boolean quiet) {
        var terminal = world.colours().out();
        var ink = terminal ? Ink.COLOURED : Ink.PLAIN;
        if (quiet) {
            return new Screen(new Story(world.out(), ink, true), Progress.unseen(), () -> {});
        }
        if (terminal) {
            var bar = TerminalProgress.live(world.out());
            var lines = new PrintStream(new Lines(bar::printLine), true, StandardCharsets.UTF_8);
            return new Screen(new Story(lines, ink, false), bar, bar::close);
        }
        var story = new Story(world.out(), ink, false);
        var progress = PlainProgress.live(new StoryLog(story));
        return new Screen(story, progress, progress::close);
    }

    @Override
    public void close() {
        end.run();
    }

    private record StoryLog(Story story) implements TaskLog {
        @Override
        public void info(String line) {
            story.tell(line);
        }

        @Override
        public void detail(String line) {
            // It tells what is worth telling only.
        }
    }

    /** Gives on what is written, line by line. */
    private static final class Lines extends OutputStream {
        private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
        private final Consumer<String> lines;

        private Lines(Consumer<String> lines) {
            this.lines = lines;
        }

        @Override
        public synchronized void write(int letter) {
            if (letter == '\n') {
                lines.accept(begun.toString(StandardCharsets.UTF_8));
                begun.reset();
            } else {
                begun.write(letter);
            }
        }
    }
}
