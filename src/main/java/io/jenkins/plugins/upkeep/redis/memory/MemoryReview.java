package io.jenkins.plugins.upkeep.redis.memory;

import io.jenkins.plugins.upkeep.redis.server.RedisSite;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.report.View;
import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.redis.RedisInfo;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Looks at the memory when all else is done, and says how it was before. */
public final class MemoryReview {
    private static final List<View.Column> COLUMNS =
            List.of(View.Column.text("Memory"), View.Column.number("Before"), View.Column.number("After"));

    private static final Pattern ISSUE = Pattern.compile("\\* ([^:*]{1,60}):");

    private MemoryReview() {}

    /**
     * @param site the server
     * @return the memory as it is now
     * @throws UpkeepException when the server is not there or refuses
     */
    public static MemoryState look(RedisSite site) throws UpkeepException {
        try (var session = site.open()) {
            return MemoryState.of(RedisInfo.of(session));
        }
    }

    /**
     * @param site the server
     * @param before the memory as it was found
     * @param purged whether unused pages were given back meanwhile
     * @return both, with the server's own verdict
     * @throws UpkeepException when the connection is lost
     */
    public static MemoryFacts run(RedisSite site, MemoryState before, boolean purged)
            throws UpkeepException, InterruptedException {
        try (var session = site.open()) {
            var info = Samples.next(session);
            var after = MemoryState.of(info);
            var doctor = site.unlessRefused("MEMORY DOCTOR", () -> session.text("MEMORY", "DOCTOR"))
                    .map(OneLine::of)
                    .orElse("");
            MemoryLimits.findings(after, info).forEach(site.report()::add);
            if (!doctor.isEmpty() && !after.isSmall()) {
                site.report().add(Finding.info("MEMORY DOCTOR", verdict(doctor)));
            }
            measure(site, after);
            show(site, before, after);
            return new MemoryFacts(before, after, purged, doctor);
        }
    }

    /** The doctor talks at length of each issue; its name is enough where all numbers stand beside it. */
    private static String verdict(String words) {
        var issues = ISSUE.matcher(words).results().map(issue -> issue.group(1)).toList();
        return issues.isEmpty() ? "finds no issue" : "names " + String.join(", ", issues);
    }

    private static void measure(RedisSite site, MemoryState memory) {
        var used = Measurement.bytes("memory_used", memory.used());
        site.report()
                .add(memory.limit() == 0 ? used : used.limit((double) memory.limit()))
                .add(Measurement.bytes("memory_resident", memory.resident()))
                .add(ratio("fragmentation", memory.fragmentation()))
                .add(ratio("allocator_fragmentation", memory.allocatorFragmentation()));
    }

    private static Measurement ratio(String name, OptionalDouble value) {
        return value.isPresent()
                ? Measurement.of(name, value.getAsDouble(), Unit.COUNT)
                : Measurement.notMeasurable(name, Unit.COUNT, "the server does not tell it");
    }

    private static void show(RedisSite site, MemoryState before, MemoryState after) {
        site.report()
                .add(new View.Table(
                        "Memory",
                        COLUMNS,
                        List.of(
                                row("Used by data and buffers", before.used(), after.used()),
                                row("Held by the server", before.resident(), after.resident()),
                                row(
                                        "Fragmented in the allocator",
                                        before.allocatorFragmented(),
                                        after.allocatorFragmented()),
                                List.of(
                                        "Fragmentation in the allocator",
                                        shown(before.allocatorFragmentation()),
                                        shown(after.allocatorFragmentation())),
                                List.of(
                                        "Fragmentation in all",
                                        shown(before.fragmentation()),
                                        shown(after.fragmentation())))));
    }

    private static List<String> row(String what, long before, long after) {
        return List.of(what, Units.format((double) before, Unit.BYTES), Units.format((double) after, Unit.BYTES));
    }

    private static String shown(OptionalDouble ratio) {
        return ratio.isPresent() ? Units.format(ratio.getAsDouble(), Unit.COUNT) : "unknown";
    }
}
