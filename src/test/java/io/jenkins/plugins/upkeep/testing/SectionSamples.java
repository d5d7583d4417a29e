package io.jenkins.plugins.upkeep.testing;

import java.util.List;

/** Services of which each has one part or a few: for tests of what is looked at and what is left out. */
public final class SectionSamples {
    private SectionSamples() {}

    /**
     * @return sections of upkeep.yaml; the service's name is not among them
     */
    public static List<String> all() {
        return List.of(
                "",
                "api: {endpoints: []}",
                "api: {endpoints: [{name: main, url: \"http://h/x\"}], accessLogs: {files: [access.log]}}",
                "database: {url: \"jdbc:postgresql://h/x\"}",
                "database: {url: \"jdbc:postgresql://h/x\", maintenance: {window: 3h}}",
                "redis: {url: \"redis://h\"}",
                "host: {}",
                "backup: {store: \"file:/b\", parts: {database: true}}",
                "drill: {rto: 30m}",
                "drill: {failover: {primary: {command: [stop]}}}",
                "marketData: {table: prices}",
                "security: {}",
                "updates: {}",
                "upgrades: {}",
                "notify: {}",
                "monitoring: {alertmanager: \"http://h:9093\"}",
                "monitoring: {prometheus: \"http://h:9090\", scrape: {redis: \"h:9121\"}}",
                "host: {}\nredis: {url: \"redis://h\"}\nbackup: {store: \"file:/b\", parts: {database: true}}\nnotify: {}");
    }
}
