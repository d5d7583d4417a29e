package io.jenkins.plugins.upkeep.quality;

import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.DatabaseConfig;
import io.jenkins.plugins.upkeep.quality.source.CsvSource;
import io.jenkins.plugins.upkeep.quality.source.Source;
import io.jenkins.plugins.upkeep.quality.source.Sources;
import io.jenkins.plugins.upkeep.quality.source.TableSource;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import io.jenkins.plugins.upkeep.task.TaskFamily;
import java.util.ArrayList;
import java.util.List;

/** Looks whether the service's data is whole. */
public final class QualityFamily implements TaskFamily {
    @Override
    public List<TaskDeclaration> tasks() {
        return List.of(new TaskDeclaration(
                "data-quality",
                "Looks for missing, double, late and impossible points in market data",
                List.of(),
                (config, options) -> task(config)));
    }

    private static Task task(Config config) throws ConfigException {
        var market = config.require(MarketDataConfig.class);
        return new DataQuality(market, source(config, market));
    }

    private static Source source(Config config, MarketDataConfig market) throws ConfigException {
        var sources = new ArrayList<Source>();
        if (market.table().isPresent()) {
            var address = config.require(DatabaseConfig.class).address();
            sources.add(new TableSource(address, market.table().get(), market.columns()));
        }
        if (!market.files().isEmpty()) {
            sources.add(new CsvSource(config.folder(), market.files(), market.columns()));
        }
        return new Sources(sources);
    }

    @Override
    public List<Class<? extends Record>> sections() {
        return List.of(MarketDataConfig.class);
    }
}
