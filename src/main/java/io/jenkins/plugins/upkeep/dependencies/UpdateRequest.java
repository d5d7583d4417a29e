package io.jenkins.plugins.upkeep.dependencies;

import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.task.TaskOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a run of dependency-updates is asked for.
 *
 * @param apply whether what is good gets into the service
 * @param plan the id of the plan that is applied; empty where the run tests first
 * @param only the packages to update; none for all
 */
record UpdateRequest(boolean apply, Optional<String> plan, List<String> only) {
    static final String APPLY = "apply";
    static final String PLAN = "plan";
    static final String ONLY = "only";

    private static final Pattern COMMA = Pattern.compile(",");

    UpdateRequest {
        only = List.copyOf(only);
    }

    static UpdateRequest of(TaskOptions options) throws ConfigException {
        var plan = options.text(PLAN).map(String::strip).filter(id -> !id.isEmpty());
        var only = options.text(ONLY).stream()
                .flatMap(text -> Arrays.stream(COMMA.split(text, -1)))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        if (plan.isPresent() && !options.flag(APPLY)) {
            throw new ConfigException("--plan: goes with --apply; it names the tested plan that is applied");
        }
        if (plan.isPresent() && !only.isEmpty()) {
            throw new ConfigException("--only: does not go with --plan; a part of a plan was not tested");
        }
        return new UpdateRequest(options.flag(APPLY), plan, only);
    }
}
