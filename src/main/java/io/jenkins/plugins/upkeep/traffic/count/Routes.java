package io.jenkins.plugins.upkeep.traffic.count;

import io.jenkins.plugins.upkeep.traffic.format.Ascii;
import io.jenkins.plugins.upkeep.traffic.format.ByteKeys;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts by route, in bounded memory. Up to so many routes all counts are exact. When there are more, the seldom half goes into
 * "others", as often as need be: a route that stays may have lost a few requests to them, and how many at the most is known. For
 * one thread.
 */
public final class Routes {
    /** Routes that are counted apart, in each thread. */
    static final int MOST = 4_096;

    private static final String OTHERS = "others";

    private final int most;
    private final RouteName name = new RouteName();
    private final RouteCount others = new RouteCount(OTHERS);
    private ByteKeys<RouteCount> table;
    private long lost;

    Routes(int most) {
        this.most = most;
        this.table = new ByteKeys<>(most);
    }

    /** The count of a request's route. */
    RouteCount of(byte[] bytes, int method, int methodEnd, int from, int to) {
        name.read(bytes, method, methodEnd, from, to);
        var known = table.find(name.bytes(), name.length());
        return known == null ? added() : known;
    }

    private RouteCount added() {
        if (table.size() >= most) {
            prune();
        }
        var added = new RouteCount(Ascii.shown(name.bytes(), 0, name.length()));
        table.add(name.bytes(), name.length(), added);
        return added;
    }

    private void prune() {
        var counts =
                table.values().stream().mapToLong(RouteCount::requests).sorted().toArray();
        var bar = counts[counts.length / 2];
        lost += bar;
        table.values().stream().filter(route -> route.requests() <= bar).forEach(others::add);
        table = table.keep(route -> route.requests() > bar);
    }

    /**
     * Brings the counts of several threads together.
     *
     * @param parts the counts; not to be used any more
     * @return all routes, the most requested first
     */
    static Summary merge(List<Routes> parts) {
        var byName = new HashMap<String, RouteCount>();
        var others = new RouteCount(OTHERS);
        long lost = 0;
        for (var part : parts) {
            part.table.values().forEach(route -> merge(byName, route));
            others.add(part.others);
            lost += part.lost;
        }
        var sorted = new ArrayList<>(byName.values());
        sorted.sort(Comparator.comparingLong(RouteCount::requests).reversed().thenComparing(RouteCount::name));
        return new Summary(sorted, others, lost);
    }

    private static void merge(Map<String, RouteCount> byName, RouteCount route) {
        var known = byName.putIfAbsent(route.name(), route);
        if (known != null) {
            known.add(route);
        }
    }

    /**
     * All routes.
     *
     * @param routes the routes, the most requested first
     * @param others the requests of routes that are too many to be counted apart
     * @param lost how many requests of a route may be among the others, at the most; 0 when all counts are exact
     */
    public record Summary(List<RouteCount> routes, RouteCount others, long lost) {
        public Summary {
            routes = List.copyOf(routes);
        }
    }
}
