package io.jenkins.plugins.upkeep.traffic.count;

import io.jenkins.plugins.upkeep.traffic.files.LineCounter;
import io.jenkins.plugins.upkeep.traffic.format.Ascii;
import io.jenkins.plugins.upkeep.traffic.format.ByteKeys;
import io.jenkins.plugins.upkeep.traffic.format.LogLine;
import java.util.List;
import java.util.stream.Stream;

/**
 * Counts requests by route while their log grows. A count never shrinks, so a route once counted apart stays so; of the rest that
 * comes when there are too many all goes into {@code others}, and so does at any time what the service refused, or sent elsewhere, on
 * a route that it never served: who tries addresses cannot fill the table. For one thread.
 */
public final class LiveCounts implements LineCounter {
    /** Routes that are counted apart. */
    public static final int MOST = 200;

    private static final int NOT_MODIFIED = 304;
    private static final String OTHERS = "others";

    private final RouteName name = new RouteName();
    private final ByteKeys<LiveRoute> table = new ByteKeys<>(MOST);
    private final LiveRoute others = new LiveRoute(OTHERS, OTHERS);

    @Override
    public void count(LogLine line) {
        var method = line.method();
        var target = line.target();
        name.read(line.buffer(), method.from(), method.to(), target.from(), target.to());
        var known = table.find(name.bytes(), name.length());
        var route = known == null ? added(line.status()) : known;
        route.add(line.status(), line.micros());
    }

    private LiveRoute added(int status) {
        if (table.size() >= MOST || isAnsweredForAny(status)) {
            return others;
        }
        var words = Ascii.shown(name.bytes(), 0, name.length()).split(" ", 2);
        var route = new LiveRoute(words[0], words.length == 2 ? words[1] : "");
        table.add(name.bytes(), name.length(), route);
        return route;
    }

    /** Refusals, and redirections such as from http to https: all paths get them. What is not modified is there. */
    private static boolean isAnsweredForAny(int status) {
        return status / 100 == 4 || (status / 100 == 3 && status != NOT_MODIFIED);
    }

    /**
     * @return what was counted of each route, without those that have no request
     */
    public List<LiveFigures> figures() {
        return Stream.concat(table.values().stream(), Stream.of(others))
                .map(LiveRoute::figures)
                .filter(figures -> figures.requests() > 0)
                .toList();
    }
}
