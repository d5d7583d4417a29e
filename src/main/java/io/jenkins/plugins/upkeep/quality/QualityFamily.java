package io.jenkins.plugins.upkeep.quality;

import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.DatabaseConfig;
import io.jenkins.plugins.upkeep.quality.source.CsvSource;
import io.jenkins.plugins.upkeep.quality.source.Source;
import io.jenkins.plugins.upkeep.quality.source.TableSource;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import io.jenkins.plugins.upkeep.task.TaskFamily;
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
        return market.table().isEmpty()
                ? new CsvSource(config.folder(), market.files(), market.columns())
                : new TableSource(
                        config.require(DatabaseConfig.class).address(),
                        market.table().get(),
                        market.columns());
    }

    @Override
    public List<Class<? extends Record>> sections() {
        return List.of(MarketDataConfig.class);
    }
}
