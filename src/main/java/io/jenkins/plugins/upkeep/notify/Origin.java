package io.jenkins.plugins.upkeep.notify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where a message comes from.
 *
 * @param host the name of the machine
 * @param report where a person finds the report: a URL, or the path of a file on that machine
 */
public record Origin(String host, String report) {
    /** A variable that says where people find the report, for those who publish it elsewhere. */
    public static final String REPORT_URL = "UPKEEP_REPORT_URL";

    private static final String BUILD_URL = "BUILD_URL";
    private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

    /**
     * @param environment the variables; {@value #REPORT_URL}, or that of a build of Jenkins, says where the report is
     * @param page the page for people, where neither is set
     * @return where messages of this process come from
     */
    public static Origin of(Map<String, String> environment, Path page) {
        var report = named(environment, REPORT_URL)
                .or(() -> named(environment, BUILD_URL))
                .orElseGet(() -> page.toAbsolutePath().normalize().toString());
        return new Origin(hostName(environment), report);
    }

    private static Optional<String> named(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
    }

    /** The kernel knows the name at once; a name service may take long, or not answer. */
    private static String hostName(Map<String, String> environment) {
        try {
            return Files.readString(KERNEL).strip();
        } catch (IOException e) {
            return named(environment, "HOSTNAME").orElse("unknown");
        }
    }
}
