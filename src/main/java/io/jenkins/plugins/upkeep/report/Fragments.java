package io.jenkins.plugins.upkeep.report;

import java.util.List;

/**
 * Pieces for the pages of another program, as HTML in which all text is escaped. They belong within an element of the
 * class {@code upkeep}; their shape comes from {@code parts.css}.
 */
public final class Fragments {
    private Fragments() {}

    /**
     * @param views tables and charts
     * @return them in their order, each with its heading
     */
    public static String views(List<View> views) {
        var text = new StringBuilder();
        views.forEach(view -> ViewFigure.of(view).writeTo(text));
        return text.toString();
    }

    /**
     * @param status a status
     * @return its sign, word and colour
     */
    public static String badge(Status status) {
        var text = new StringBuilder();
        Badge.of(status).writeTo(text);
        return text.toString();
    }

    /**
     * @param text a sentence that stands where a report should
     * @return it, in an element of the class {@code upkeep}
     */
    public static String note(String text) {
        return within(Status.UNKNOWN, Html.of("p", "calm").add(Html.foreign(text)));
    }

    static String within(Status status, Html... content) {
        var text = new StringBuilder();
        Html.of("div", "upkeep", Badge.tone(status)).add(content).writeTo(text);
        return text.toString();
    }
}
