package io.jenkins.plugins.upkeep.backup.performance;

import io.jenkins.plugins.upkeep.backup.set.ExportEvidence;
import io.jenkins.plugins.upkeep.backup.set.SetId;
import io.jenkins.plugins.upkeep.backup.set.SetPlace;
import io.jenkins.plugins.upkeep.backup.set.SetReader;
import io.jenkins.plugins.upkeep.backup.set.SetWriter;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.system.store.FolderStore;
import io.jenkins.plugins.upkeep.task.Progress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An export of performance data, with the text of its files by name.
 *
 * @param outcome what came of it
 * @param files what is stored
 */
record Exported(PerformanceOutcome outcome, Map<String, String> files) {
    static Exported of(PerformancePlan plan, Instant until, Path folder) throws Exception {
        var store = new FolderStore(folder.resolve("store"));
        var place = new SetPlace("shop", new SetId("20260301T120000Z-9f3a"));
        try (var set = new SetWriter(store, place, 1, List.of(), file -> {});
                var stretch = Progress.unseen().begin("performance", 0, Unit.BYTES)) {
            var outcome = new PerformanceExport(plan, until).run(set, stretch);
            var texts = new TreeMap<String, String>();
            for (var file : set.contents()) {
                try (var content = new SetReader(store, place).open(file)) {
                    texts.put(file.path(), new String(content.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
            return new Exported(outcome, texts);
        }
    }

    ExportEvidence evidence(String name) {
        return outcome.evidence().files().stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no file " + name + ": " + outcome));
    }

    String text(String name) {
        return files.get("performance/" + name + ".csv.zst");
    }
}
