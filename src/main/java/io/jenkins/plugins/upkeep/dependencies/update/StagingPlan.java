package io.jenkins.plugins.upkeep.dependencies.update;

import io.jenkins.plugins.upkeep.dependencies.index.IndexAddress;
import io.jenkins.plugins.upkeep.system.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How updates are tried.
 *
 * @param python the program that makes environments
 * @param index where pip fetches packages
 * @param test the program and arguments that say whether the service works with what was installed
 * @param folder where the test runs
 * @param environment variables that the test gets
 * @param installTimeout how long installing may take
 * @param testTimeout how long the test may take
 * @param attempts the most attempts
 */
public record StagingPlan(
        String python,
        IndexAddress index,
        List<String> test,
        Path folder,
        Map<String, Secret> environment,
        Duration installTimeout,
        Duration testTimeout,
        int attempts) {
    public StagingPlan {
        test = List.copyOf(test);
        environment = Map.copyOf(environment);
    }
}
