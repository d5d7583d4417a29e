package io.jenkins.plugins.upkeep.monitoring.rules;

import java.util.List;
import java.util.stream.Stream;

/** The alert rules of a service: those that what it has can be judged by. */
public final class Rules {
    private Rules() {}

    /**
     * @param service the service
     * @return its rules, in groups that belong together
     */
    public static List<Group> of(MonitoredService service) {
        return Stream.of(
                        new Group("service", join(new ApiRules(service).rules(), new PartRules(service).rules())),
                        new Group("business", new FigureRules(service).rules()),
                        new Group("maintenance", new TaskRules(service).rules()),
                        new Group("backup", new BackupRules(service).rules()),
                        new Group("monitoring", new ExporterRules(service).rules()))
                .filter(group -> !group.rules().isEmpty())
                .toList();
    }

    /**
     * Rules that belong together.
     *
     * @param name what they are about
     * @param rules the rules
     */
    public record Group(String name, List<AlertRule> rules) {
        public Group {
            rules = List.copyOf(rules);
        }
    }

    private static List<AlertRule> join(List<AlertRule> some, List<AlertRule> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
