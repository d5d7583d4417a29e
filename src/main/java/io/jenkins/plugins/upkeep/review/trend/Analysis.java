package io.jenkins.plugins.upkeep.review.trend;

/** The way from a series to what it tells. */
final class Analysis {
    private Analysis() {}

    static Outlook of(Series series, OutlookRequest request) {
        throw new UnsupportedOperationException("to come");
    }
}
