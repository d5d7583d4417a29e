package io.jenkins.plugins.upkeep.traffic.files;

/**
 * What became of the lines.
 *
 * @param all all lines but empty and unfinished ones
 * @param counted those that count
 * @param malformed those that are not of the format
 * @param tooLong those of them that are longer than a mebibyte
 * @param unfinished those that were still being written
 * @param older those from before the period
 * @param future those with a time that has not come yet
 */
public record LineCounts(
        long all, long counted, long malformed, long tooLong, long unfinished, long older, long future) {
    /** The lines of a reading. */
    public static LineCounts of(Reading reading) {
        return new LineCounts(
                reading.lines(),
                reading.counted(),
                reading.malformed(),
                reading.overlong(),
                reading.unfinishedLines(),
                reading.olderLines(),
                reading.futureLines());
    }
}
