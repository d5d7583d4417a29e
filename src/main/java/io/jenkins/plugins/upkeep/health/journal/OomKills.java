package io.jenkins.plugins.upkeep.health.journal;

import io.jenkins.plugins.upkeep.health.probe.ProbeResultBuilder;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.system.Visible;
import io.jenkins.plugins.upkeep.system.journal.JournalEntry;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The programs that the kernel has killed for lack of memory. Any is a warning, as in awesome-prometheus-alerts. For one thread.
 */
final class OomKills {
    static final String SUBJECT = "host memory, killed programs";
    static final String MEASUREMENT = "host_oom_kills";
    private static final int MOST_NAMES = 5;
    private static final Pattern KILL =
            Pattern.compile("(?i)out of memory: kill(?:ed)? process \\d{1,10} \\(([^)]{0,64})\\)");

    private final Map<String, Integer> programs = new TreeMap<>();
    private Instant last = Instant.MIN;

    /**
     * @param entry a message of the kernel
     */
    void take(JournalEntry entry) {
        var kill = KILL.matcher(entry.message());
        if (kill.find()) {
            var name = Visible.of(kill.group(1));
            programs.merge(
                    programs.containsKey(name) || programs.size() < MOST_NAMES ? name : "others", 1, Integer::sum);
            last = entry.time().isAfter(last) ? entry.time() : last;
        }
    }

    boolean isAny() {
        return !programs.isEmpty();
    }

    void report(ProbeResultBuilder result) {
        var count = programs.values().stream().mapToInt(Integer::intValue).sum();
        result.add(Measurement.count(MEASUREMENT, count));
        if (count == 0) {
            result.add(Finding.info(SUBJECT, "none"));
            return;
        }
        var names = programs.entrySet().stream()
                .map(program -> program.getKey() + " (" + program.getValue() + ")")
                .collect(Collectors.joining(", "));
        result.add(Finding.warning(
                SUBJECT,
                "the kernel killed for lack of memory: " + names + "; last at " + last,
                "none",
                "see what took the memory (journalctl -k --grep 'oom|Out of memory'), give the host more, or limit it"
                        + " (MemoryMax= of its unit)"));
    }
}
