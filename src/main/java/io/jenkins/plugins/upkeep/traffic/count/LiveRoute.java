package io.jenkins.plugins.upkeep.traffic.count;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** What is counted of one route while its log grows. For one thread. */
final class LiveRoute {
    /** Upper bounds of response times, in seconds. */
    static final List<Double> BOUNDS =
            List.of(0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1.0, 2.5, 5.0, 10.0, Double.POSITIVE_INFINITY);

    private final String method;
    private final String endpoint;
    private final Map<String, Long> codes = new LinkedHashMap<>();
    private final long[] buckets = new long[BOUNDS.size()];
    private long micros;

    LiveRoute(String method, String endpoint) {
        this.method = method;
        this.endpoint = endpoint;
        // Prometheus sees the first of what it has seen none of before, and none of what begins with one.
        codes.put("2xx", 0L);
        codes.put("5xx", 0L);
    }

    void add(int status, long time) {
        codes.merge(code(status), 1L, Long::sum);
        if (time >= 0 && status != Totals.SWITCHED) {
            micros += time;
            buckets[bucket(time / 1e6)]++;
        }
    }

    private static int bucket(double seconds) {
        int at = 0;
        while (seconds > BOUNDS.get(at)) {
            at++;
        }
        return at;
    }

    private static String code(int status) {
        if (status == Totals.CANCELLED) {
            return "499";
        }
        return status >= 100 && status < 600 ? status / 100 + "xx" : "other";
    }

    LiveFigures figures() {
        return new LiveFigures(
                method, endpoint, codes, BOUNDS, LongStream.of(buckets).boxed().toList(), micros / 1e6);
    }
}
