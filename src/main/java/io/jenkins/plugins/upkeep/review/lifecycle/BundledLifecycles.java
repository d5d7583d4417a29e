package io.jenkins.plugins.upkeep.review.lifecycle;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Map;

/**
 * The lifecycles that come with this tool. The days are those of the vendors' pages, which the file names, as endoflife.date had
 * gathered them on the day that the file names.
 */
public final class BundledLifecycles {
    private static final String RESOURCE = "lifecycle.json";

    private BundledLifecycles() {}

    /**
     * @return what this tool knows without asking anybody
     */
    public static Lifecycles read() {
        try (InputStream resource = BundledLifecycles.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the tool; build it again");
            }
            var products =
                    LifecycleJson.read(resource.readAllBytes(), "the data of this tool", LocalDate.MAX.minusDays(1));
            return new Lifecycles(Map.of()).with(products);
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read; build the tool again", e);
        } catch (UpkeepException e) {
            throw new IllegalStateException(RESOURCE + " is damaged; build the tool again", e);
        }
    }
}
