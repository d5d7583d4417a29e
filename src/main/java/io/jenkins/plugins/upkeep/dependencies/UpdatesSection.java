package io.jenkins.plugins.upkeep.dependencies;

import io.jenkins.plugins.upkeep.report.Section;
import java.util.List;
import java.util.Optional;

/**
 * What a report says of updates, for programs.
 *
 * @param python the version of Python that they were looked for
 * @param plan the id of the plan that was tested well, for {@code --plan}
 * @param rows the packages
 */
public record UpdatesSection(String python, Optional<String> plan, List<UpdateRow> rows) implements Section {
    public UpdatesSection {
        rows = List.copyOf(rows);
    }

    @Override
    public String key() {
        return "updates";
    }
}
