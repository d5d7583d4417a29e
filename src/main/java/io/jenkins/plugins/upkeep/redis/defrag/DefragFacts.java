package io.jenkins.plugins.upkeep.redis.defrag;

/**
 * What became of active defragmentation, for programs.
 *
 * @param end how it ended, or why it did not begin
 * @param ratioBefore the allocator's fragmentation as it was found
 * @param ratioAfter the allocator's fragmentation as it was left
 * @param bytesBefore the fragmented bytes as they were found
 * @param bytesAfter the fragmented bytes as they were left
 * @param seconds how long it was switched on
 */
public record DefragFacts(
        End end, double ratioBefore, double ratioAfter, long bytesBefore, long bytesAfter, double seconds) {
    /** How it ended, or why it did not begin. */
    public enum End {
        /** Fragmentation was below the limits. */
        NOT_NEEDED("was not needed"),
        /** Nothing may be changed. */
        PLANNED("would be switched on"),
        /** The server does it by itself all the time. */
        ALWAYS_ON("is switched on all the time"),
        /** The server cannot, or may not, or must not. */
        REFUSED("was not begun"),
        /** Fragmentation fell below half of the limit. */
        FINISHED("finished"),
        /** The server did no more although it could have. */
        IDLE("came to a rest"),
        /** The time was over. */
        OUT_OF_TIME("ended with its time"),
        /** Answers took too long. */
        TOO_SLOW("was ended because answers took too long");

        private final String words;

        End(String words) {
            this.words = words;
        }

        /**
         * @return the end for people
         */
        public String words() {
            return words;
        }
    }
}
