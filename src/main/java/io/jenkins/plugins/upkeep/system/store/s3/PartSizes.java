package io.jenkins.plugins.upkeep.system.store.s3;

/**
 * How large the parts of a file are. S3 takes 10,000 parts of 5 MiB to 5 GiB each and files of 5 TiB, and how long a stream
 * will be is not known when it begins: the size doubles after every 950 parts, so that the first 4.6 GiB go in small ones.
 */
final class PartSizes {
    private static final long FIRST = 5L << 20;
    private static final int STEP = 950;

    private PartSizes() {}

    /**
     * @param number the part's number, from 1 to 10,000
     * @return its size in bytes
     */
    static long of(int number) {
        return FIRST << ((number - 1) / STEP);
    }
}
