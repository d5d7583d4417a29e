package io.jenkins.plugins.upkeep.quality;

import io.jenkins.plugins.upkeep.quality.source.Columns;
import io.jenkins.plugins.upkeep.quality.source.Source;
import io.jenkins.plugins.upkeep.report.History;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.task.TaskContext;
import io.jenkins.plugins.upkeep.task.TaskLog;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Runs of data-quality in tests. */
final class Checked {
    static final Columns COLUMNS = new Columns("symbol", "ts", "open", "high", "low", "close", "volume");

    private Checked() {}

    static MarketDataConfig config(List<String> pairs, String sessions) {
        return new MarketDataConfig(
                Optional.of("market_data"),
                List.of(),
                COLUMNS,
                pairs,
                Duration.ofMinutes(1),
                Feed.PERIOD,
                Optional.empty(),
                100,
                sessions,
                List.of());
    }

    static Report run(Source source) throws UpkeepException, InterruptedException {
        return run(new DataQuality(config(List.of(), "24/7"), source), false, History.none());
    }

    static Report run(DataQuality task, boolean dryRun, History history) throws UpkeepException, InterruptedException {
        return task.run(new TaskContext(
                "data-quality",
                "shop",
                Clock.fixed(Feed.NOW, ZoneOffset.UTC),
                TaskLog.silent(),
                Progress.unseen(),
                Path.of("unused"),
                Path.of("unused"),
                dryRun,
                history));
    }
}
