package io.jenkins.plugins.upkeep.review.trend;

/** What the past of a value tells of its future: something, or plainly nothing. */
public sealed interface Outlook permits Known, NotEnough {
    /**
     * @param series the value's past
     * @param request how to look at it
     * @return what it tells
     */
    static Outlook of(Series series, OutlookRequest request) {
        return Analysis.of(series, request);
    }
}
