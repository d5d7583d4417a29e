package io.jenkins.plugins.upkeep.system.hashing;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.Hashing;

/** Tells whether two contents are the same byte for byte, by XXH3 of 128 bits. It does not withstand forgery. For one thread. */
public final class ContentHash {
    private final HashStream128 stream = Hashing.xxh3_128().hashStream();

    /**
     * @param buffer holds the next bytes of the content
     * @param offset where they begin
     * @param length how many they are
     */
    public void add(byte[] buffer, int offset, int length) {
        stream.putBytes(buffer, offset, length);
    }

    /** Whether this content is the same as another one. */
    public boolean isSameAs(ContentHash other) {
        return stream.get().equals(other.stream.get());
    }
}
