package io.jenkins.plugins.upkeep.review.performance.page;

import io.jenkins.plugins.upkeep.report.Artifact;
import io.jenkins.plugins.upkeep.review.performance.figure.Track;
import io.jenkins.plugins.upkeep.review.performance.judge.Assessment;
import io.jenkins.plugins.upkeep.review.trend.Confidence;
import io.jenkins.plugins.upkeep.review.trend.Forecast;
import io.jenkins.plugins.upkeep.review.trend.Known;
import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.files.AtomicFile;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** A file with the numbers of all figures, a line for each day, for spreadsheets and other programs. */
public final class FiguresFile {
    /** Its name beside the report. */
    public static final String FILE_NAME = "performance.csv";

    private static final String HEAD = "figure,subject,source,unit,day,kind,value,low,high\n";

    private FiguresFile() {}

    /**
     * Writes it, whole or not at all.
     *
     * @param folder the report's folder
     * @param assessments the figures
     * @return the file, for the report
     * @throws UpkeepException when the folder does not take it
     */
    public static Artifact write(Path folder, List<Assessment> assessments) throws UpkeepException {
        var text = new StringBuilder(HEAD);
        assessments.forEach(one -> add(text, one));
        AtomicFile.write(folder.resolve(FILE_NAME), text.toString());
        return new Artifact(FILE_NAME, "the numbers of all figures by day, and the forecasts");
    }

    private static void add(StringBuilder text, Assessment one) {
        var head = head(one.track());
        one.days().forEach(day -> line(text, head, day.day(), "seen", number(day.value()) + ",,"));
        one.known().map(Known::forecasts).orElse(List.of()).stream()
                .filter(forecast -> forecast.confidence() != Confidence.INSUFFICIENT)
                .forEach(forecast -> line(text, head, forecast.day(), "forecast", range(forecast)));
    }

    private static void line(StringBuilder text, String head, LocalDate day, String kind, String values) {
        text.append(head)
                .append(day)
                .append(',')
                .append(kind)
                .append(',')
                .append(values)
                .append('\n');
    }

    private static String range(Forecast forecast) {
        var range = forecast.range();
        return number(range.middle()) + "," + number(range.low()) + "," + number(range.high());
    }

    private static String head(Track track) {
        return track.figure().name() + "," + quoted(track.subject()) + ","
                + track.source().words() + ","
                + track.figure().unit().name().toLowerCase(Locale.ROOT) + ",";
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /** What a spreadsheet would take for a formula is kept from being one. */
    private static String quoted(String text) {
        var line = OneLine.of(text);
        var formula = !line.isEmpty() && "=+-@".indexOf(line.charAt(0)) >= 0;
        return "\"" + (formula ? "'" : "") + line.replace("\"", "\"\"") + "\"";
    }
}
