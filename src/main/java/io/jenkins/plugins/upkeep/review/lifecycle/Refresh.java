package io.jenkins.plugins.upkeep.review.lifecycle;

import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.http.WebAddress;
import io.jenkins.plugins.upkeep.system.http.WebClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Fetches newer lifecycles than those of this tool. What cannot be had, or is not what it should be, is a problem that is told, and
 * the older knowledge stays.
 *
 * @param address where they are
 * @param form what is there
 * @param patience how long one answer may take
 */
public record Refresh(URI address, Form form, Duration patience) {
    private static final int LARGEST = 4 * 1024 * 1024;

    /** What is at an address. */
    public enum Form {
        /** One file of the form of this tool's own. */
        FILE,
        /** A folder with one file for each product, as endoflife.date has it below {@code /api}. */
        API
    }

    /**
     * What came of it.
     *
     * @param lifecycles what is known now
     * @param problems what could not be refreshed and why, one line each
     */
    public record Refreshed(Lifecycles lifecycles, List<String> problems) {
        public Refreshed {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Fetches.
     *
     * @param known what is known already
     * @param wanted the products that matter
     * @param today the day
     * @return what is known then
     * @throws InterruptedException when this thread was told to stop
     */
    public Refreshed over(Lifecycles known, Collection<String> wanted, LocalDate today) throws InterruptedException {
        var client = new WebClient(WebAddress.of(address), patience, patience);
        return form == Form.FILE ? file(client, known, today) : products(client, known, wanted, today);
    }

    private Refreshed file(WebClient client, Lifecycles known, LocalDate today) throws InterruptedException {
        try {
            return new Refreshed(known.with(LifecycleJson.read(fetch(client, ""), origin(), today)), List.of());
        } catch (UpkeepException e) {
            return new Refreshed(known, List.of(e.getMessage()));
        }
    }

    private Refreshed products(WebClient client, Lifecycles known, Collection<String> wanted, LocalDate today)
            throws InterruptedException {
        var read = new ArrayList<Product>();
        var problems = new ArrayList<String>();
        for (var id : wanted.stream().sorted().distinct().toList()) {
            var product = known.find(id);
            if (product.isPresent()) {
                add(client, product.get(), today, read, problems);
            }
        }
        return new Refreshed(known.with(read), problems);
    }

    private void add(WebClient client, Product known, LocalDate today, List<Product> read, List<String> problems)
            throws InterruptedException {
        var path = "/" + EndOfLifeApi.name(known.id()) + ".json";
        try {
            read.add(EndOfLifeApi.read(fetch(client, path), known, origin() + path, today));
        } catch (UpkeepException e) {
            problems.add(e.getMessage());
        }
    }

    private byte[] fetch(WebClient client, String path) throws UpkeepException, InterruptedException {
        try (var answer = client.get(path, Map.of())) {
            if (answer.status() != 200) {
                throw new UpkeepException(origin() + path + ": " + answer.inWords());
            }
            var content = answer.body().readNBytes(LARGEST + 1);
            if (content.length > LARGEST) {
                throw new UpkeepException(origin() + path + ": is larger than 4 MiB");
            }
            return content;
        } catch (IOException e) {
            throw new UpkeepException(origin() + path + ": cannot be read: " + OneLine.of(e.getMessage()), e);
        }
    }

    private String origin() {
        return WebAddress.of(address).toString();
    }
}
