package io.jenkins.plugins.upkeep.traffic;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.report.View;
import io.jenkins.plugins.upkeep.system.Counted;
import io.jenkins.plugins.upkeep.traffic.files.LogFiles;
import io.jenkins.plugins.upkeep.traffic.files.Reading;
import java.util.List;

/** What there is to say of the logs themselves: files that cannot be read, lines that are not of the format. */
final class LogFindings {
    private static final String SUBJECT = "access logs";
    private static final double FEW = 0.01;
    private static final double MOST = 0.5;

    private final AccessLogs logs;
    private final ReportBuilder report;

    LogFindings(AccessLogs logs, ReportBuilder report) {
        this.logs = logs;
        this.report = report;
    }

    /** Says why nothing could be read, when nothing could. */
    void on(LogFiles files) {
        files.findings().forEach(report::add);
        if (files.isEmpty()) {
            report.add(
                    Finding.unknown(
                            SUBJECT,
                            "no file matches " + String.join(", ", logs.config().files()),
                            "name the files in api.accessLogs.files; nginx writes where its access_log says: nginx -T | grep access_log"));
        }
    }

    void on(Reading reading) {
        reading.findings().forEach(report::add);
        report.add(Measurement.count("api_log_lines", reading.lines()));
        report.add(Measurement.count("api_malformed_lines", reading.malformed()));
        report.add(Measurement.count("api_future_lines", reading.futureLines()));
        var share = share(reading.malformed(), reading);
        if (share > MOST) {
            report.add(wrongFormat(reading));
        } else if (share > FEW) {
            report.add(someMalformed(reading, share));
        } else if (reading.counted() == 0 && report.findings().isEmpty()) {
            report.add(nothing(reading));
        }
        if (share(reading.futureLines(), reading) > FEW) {
            report.add(future(reading));
        }
        if (reading.malformed() > 0) {
            report.add(samples(reading));
        }
    }

    private static double share(long part, Reading reading) {
        return reading.lines() == 0 ? 0 : (double) part / reading.lines();
    }

    private static Finding wrongFormat(Reading reading) {
        return Finding.unknown(
                SUBJECT,
                number(reading.malformed()) + " of " + Counted.of(reading.lines(), "line is", "lines are")
                        + " not of the format; one of them is "
                        + reading.samples().stream().findFirst().orElse("longer than 1 MiB"),
                "set api.accessLogs.format to the log_format that the web server has: nginx -T | grep -A3 log_format");
    }

    private static Finding someMalformed(Reading reading, double share) {
        return Finding.warning(
                SUBJECT,
                number(reading.malformed()) + " of " + Counted.of(reading.lines(), "line") + " ("
                        + Units.format(share, Unit.RATIO) + ") are not of the format and do not count",
                "1 %",
                "compare the samples in the report with api.accessLogs.format; leave files of another format out of the patterns");
    }

    private Finding nothing(Reading reading) {
        return Finding.unknown(
                SUBJECT,
                "no line is of " + logs.span() + "; " + Counted.of(reading.olderLines(), "line is", "lines are")
                        + " older",
                "look whether the web server still writes there, and whether it was asked at all");
    }

    private static Finding future(Reading reading) {
        return Finding.warning(
                SUBJECT,
                Counted.of(reading.futureLines(), "line has", "lines have")
                        + " a time that has not come yet and "
                        + (reading.futureLines() == 1 ? "does" : "do") + " not count",
                "1 % of the lines",
                "set the clock of this machine and of the web server: timedatectl set-ntp true");
    }

    private static View samples(Reading reading) {
        var rows = reading.samples().stream().map(List::of).toList();
        return new View.Table(
                "Some of " + AccessLogs.counted(reading.malformed(), "malformed line"),
                List.of(View.Column.text("File: line")),
                rows);
    }

    private static String number(long count) {
        return Units.format((double) count, Unit.COUNT);
    }
}
