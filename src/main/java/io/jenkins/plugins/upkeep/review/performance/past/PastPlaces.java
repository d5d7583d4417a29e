package io.jenkins.plugins.upkeep.review.performance.past;

import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.store.address.Stores;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds the places that a text names. */
public final class PastPlaces {
    private static final String S3 = "s3://";
    private static final String FILE = "file:/";

    private PastPlaces() {}

    /**
     * @param text folders, and places in S3 such as {@code s3://bucket/prefix}, with commas between them; a folder with a comma in its name
     *     is written as {@code file:///a%2Cb}
     * @return them, in their order; nothing has been looked at yet
     * @throws ConfigException when one of them is none
     */
    public static List<PastPlace> of(String text) throws ConfigException {
        var places = new ArrayList<PastPlace>();
        for (var part : text.split(",", -1)) {
            places.add(place(part.strip()));
        }
        return places;
    }

    /**
     * @param folder a folder
     * @return the place that it is
     */
    public static PastPlace folder(Path folder) {
        return new FolderPlace(folder);
    }

    private static PastPlace place(String text) throws ConfigException {
        if (text.isEmpty()) {
            throw new ConfigException("--reports: names a place that is empty; write folders or s3://bucket/prefix,"
                    + " with one comma between them");
        }
        try {
            if (text.startsWith(S3)) {
                return new StorePlace(Stores.open(URI.create(text), Path.of("")));
            }
            return folder(text.startsWith(FILE) ? Path.of(URI.create(text)) : Path.of(text));
        } catch (InvalidPathException e) {
            throw new ConfigException("--reports: " + text + " is no path; write a folder, or s3://bucket/prefix", e);
        } catch (IllegalArgumentException e) {
            if (text.startsWith(FILE)) {
                throw new ConfigException("--reports: " + text + " is no folder's address; write file:///folder", e);
            }
            throw new ConfigException("--reports: an address in S3 is none; write s3://bucket/prefix?region=name", e);
        } catch (UpkeepException e) {
            throw new ConfigException("--reports: " + e.getMessage(), e);
        }
    }
}
