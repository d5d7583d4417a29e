package io.jenkins.plugins.upkeep.review;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.review.lifecycle.BundledLifecycles;
import io.jenkins.plugins.upkeep.review.lifecycle.Lifecycles;
import io.jenkins.plugins.upkeep.review.lifecycle.Product;
import io.jenkins.plugins.upkeep.review.lifecycle.Refresh;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Gathers what is known of products: what this tool knows, refreshed where that is configured. Says how old it is.
 *
 * @param config where newer data is, and how old it may be
 * @param today the day
 * @param report is told of what is wrong with it
 */
record Knowledge(UpgradesConfig.Lifecycle config, LocalDate today, ReportBuilder report) {
    Lifecycles of(List<String> products) throws InterruptedException {
        var bundled = BundledLifecycles.read();
        var refresh = refresh();
        if (refresh.isEmpty()) {
            return dated(bundled, products);
        }
        var refreshed = refresh.get().over(bundled, products, today);
        var lifecycles = refreshed.lifecycles();
        refreshed.problems().forEach(problem -> report.add(notRefreshed(problem)));
        return dated(lifecycles, products);
    }

    private Optional<Refresh> refresh() {
        return config.url().map(url -> new Refresh(url, config.form(), config.timeout()));
    }

    private static Finding notRefreshed(String problem) {
        return Finding.warning(
                "refresh of the lifecycle data",
                problem + "; the data of this tool is used instead",
                "an answer with newer data",
                "correct upgrades.lifecycle, or see why its server does not answer");
    }

    private Lifecycles dated(Lifecycles lifecycles, List<String> products) {
        products.stream()
                .flatMap(id -> lifecycles.find(id).stream())
                .min(Comparator.comparing(Product::asOf))
                .ifPresent(this::date);
        return lifecycles;
    }

    private void date(Product oldest) {
        var age = Duration.ofDays(Math.max(0, ChronoUnit.DAYS.between(oldest.asOf(), today)));
        report.add(Measurement.seconds("lifecycle_data_age", age)
                .limit((double) config.maxAge().toSeconds()));
        if (age.compareTo(config.maxAge()) > 0) {
            report.add(Finding.warning(
                    "lifecycle data",
                    "what is known of " + oldest.name() + " is of " + oldest.asOf() + ", " + age.toDays()
                            + " days ago: ends and updates that were announced since are missing",
                    Units.format(config.maxAge()),
                    "set upgrades.lifecycle.api or .url so that it is refreshed, or update this tool"));
        }
    }
}
