package io.jenkins.plugins.upkeep.backup.verify;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Holds the content of one file of a set against the evidence of the part that it belongs to. */
@FunctionalInterface
interface ContentComparison {
    /** Of files without evidence of their own, or with one that is compared in another way. */
    ContentComparison NONE = content -> List.of();

    /**
     * Compares.
     *
     * @param content the file's content; need not be read to its end
     * @return one line for each difference
     * @throws IOException when the content cannot be read
     */
    List<String> differences(InputStream content) throws IOException;
}
