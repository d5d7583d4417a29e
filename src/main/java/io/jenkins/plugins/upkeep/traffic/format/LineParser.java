package io.jenkins.plugins.upkeep.traffic.format;

/** Reads lines of one format. For one thread. */
public interface LineParser {
    /**
     * Reads a line.
     *
     * @param line takes what it says
     * @param bytes the buffer that it stands in; may be changed within the line
     * @param from its first byte
     * @param to its end, without the line break
     * @return whether it is a line of this format
     */
    boolean parse(LogLine line, byte[] bytes, int from, int to);
}
