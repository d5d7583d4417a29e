import io.jenkins.plugins.upkeep.health.journal.JournalProbe;
import io.jenkins.plugins.upkeep.system.journal.JournalSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Looks at a journal with a heap of 64 MB, and says how long that took and what was seen. */
final class JournalBench {
    private JournalBench() {}

    public static void main(String... arguments) throws Exception {
        var source = JournalSource.folder(Path.of(arguments[0]));
        var begin = System.nanoTime();
        var result = new JournalProbe(source, List.of(), Duration.ofDays(1), 50).look(Clock.systemUTC());
        System.out.printf("probe: %.1f s with at most 64 MB of heap%n", (System.nanoTime() - begin) / 1e9);
        result.findings().forEach(finding -> System.out.println(finding.severity() + " " + finding.seen()));
    }
}
