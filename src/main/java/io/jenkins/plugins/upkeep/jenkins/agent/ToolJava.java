package io.jenkins.plugins.upkeep.jenkins.agent;

import io.jenkins.plugins.upkeep.cli.Main;
import java.util.ArrayList;
import java.util.List;

/**
 * How Java runs the tool.
 *
 * @param java the program
 * @param folder where the tool's jars lie
 */
record ToolJava(String java, String folder) {
    /** As in {@code bin/upkeep}: what lives long is little, so memory stays flat. */
    private static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-Xms32m",
            "-Xmn24m",
            "-XX:-UsePerfData",
            "-Dfile.encoding=UTF-8",
            "-Xlog:disable",
            "-Xlog:all=error:stderr");

    /**
     * @param more options of Java, which come after the usual ones
     * @return the program and its words, up to the name of the main class; what the tool is to do comes next
     */
    List<String> words(List<String> more) {
        var words = new ArrayList<String>();
        words.add(java);
        words.addAll(OPTIONS);
        words.addAll(more);
        words.addAll(List.of("-cp", folder + "/*", Main.class.getName()));
        return List.copyOf(words);
    }
}
