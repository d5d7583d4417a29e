package io.jenkins.plugins.upkeep.report;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.nio.file.Path;
import java.util.List;

/** Writes all sample pages into a folder, for tests and for looking at them. */
final class SamplePages {
    static final List<String> ALL = List.of(
            "index.html",
            "verified-backup/report.html",
            "dr-restore-test/report.html",
            "health-check/report.html",
            "upgrade-plan/report.html",
            "hostile/report.html");

    private SamplePages() {}

    /** The first argument is the folder. */
    public static void main(String[] arguments) throws UpkeepException {
        write(Path.of(arguments[0]));
    }

    static void write(Path folder) throws UpkeepException {
        write(SampleReports.verifiedBackup(), folder.resolve("verified-backup"));
        write(SampleReports.restoreTest(), folder.resolve("dr-restore-test"));
        write(SampleReports.failedHealthCheck(), folder.resolve("health-check"));
        write(SampleReports.upgradePlan(), folder.resolve("upgrade-plan"));
        write(SampleReports.hostile(), folder.resolve("hostile"));
        OverviewPage.write("Daily maintenance of hyperopt", SampleReports.overview(), folder);
    }

    private static void write(Report report, Path folder) throws UpkeepException {
        ReportJson.write(report, folder);
        ReportPage.write(report, folder);
    }
}
