package io.jenkins.plugins.upkeep.review.performance.judge;

import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.review.trend.ChangePoint;
import io.jenkins.plugins.upkeep.review.trend.Confidence;
import io.jenkins.plugins.upkeep.review.trend.Known;
import io.jenkins.plugins.upkeep.review.trend.Range;
import io.jenkins.plugins.upkeep.review.trend.Reach;
import io.jenkins.plugins.upkeep.review.trend.Scale;
import io.jenkins.plugins.upkeep.review.trend.Seasonality;
import io.jenkins.plugins.upkeep.review.trend.Slope;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;

/** Trends, seasons, breaks and limits in words. */
public final class Say {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final double DAYS_A_MONTH = 30;

    private Say() {}

    /**
     * @param day a day
     * @return {@code 14 March 2026}
     */
    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    /**
     * @param value a number
     * @param unit what it counts
     * @return it with a sign: {@code +1.2 GB}
     */
    static String signed(double value, Unit unit) {
        return (value < 0 ? "-" : "+") + Units.format(short3(Math.abs(value)), unit);
    }

    /** Counts of which only three digits mean something. */
    private static double short3(double value) {
        if (value == 0) {
            return 0;
        }
        var size = Math.pow(10, Math.floor(Math.log10(value)) - 2);
        return size >= 1 ? Math.rint(value / size) * size : value;
    }

    /**
     * @param value a forecast or a mean
     * @param unit what it counts
     * @return it with three digits that count
     */
    public static String about(double value, Unit unit) {
        return Units.format(unit == Unit.COUNT ? short3(Math.abs(value)) * Math.signum(value) : value, unit);
    }

    /**
     * @param one a figure
     * @param range where it is expected
     * @return {@code 1.2 GB to 1.5 GB}; where a range is pressed against what there can be at least or at most, {@code up to 3 %} or
     *     {@code 92 % or more}, for it would go on there
     */
    public static String range(Assessment one, Range range) {
        var unit = one.track().figure().unit();
        var least = range.low() <= Assessment.LEAST;
        var most = unit == Unit.RATIO && range.high() >= Assessment.MOST_RATIO;
        var low = about(range.low(), unit);
        var high = about(range.high(), unit);
        if (low.equals(high)) {
            return low + end(one, least, most);
        }
        if (least && most) {
            return "anything";
        }
        if (least) {
            return "up to " + high;
        }
        return low + (most ? " or more" : " to " + high);
    }

    /** Where all of a range is pressed against an end that the figure has not reached yet. */
    private static String end(Assessment one, boolean least, boolean most) {
        var level = one.known().map(Known::level).orElse(Double.NaN);
        if (most && level < Assessment.MOST_RATIO) {
            return ", the most there can be";
        }
        return least && level > Assessment.LEAST ? ", the least there can be" : "";
    }

    /**
     * @param known what is known of a figure
     * @param unit what it counts
     * @return {@code no trend}, or {@code +1.2 GB a month (+0.9 GB to +1.5 GB)}
     */
    public static String trend(Known known, Unit unit) {
        var slope = known.slope();
        if (slope.direction() == Slope.Direction.NONE) {
            return "no trend";
        }
        return slope.scale() == Scale.LOGARITHMIC ? share(slope.ratePerDay()) : amount(slope.perDay(), unit);
    }

    private static String amount(Range perDay, Unit unit) {
        return signed(perDay.middle() * DAYS_A_MONTH, unit) + " a month (" + signed(perDay.low() * DAYS_A_MONTH, unit)
                + " to " + signed(perDay.high() * DAYS_A_MONTH, unit) + ")";
    }

    private static String share(Range rate) {
        return signed(monthly(rate.middle()), Unit.RATIO) + " a month (" + signed(monthly(rate.low()), Unit.RATIO)
                + " to " + signed(monthly(rate.high()), Unit.RATIO) + ")";
    }

    private static double monthly(double ratePerDay) {
        return Math.pow(1 + ratePerDay, DAYS_A_MONTH) - 1;
    }

    /**
     * @param one a figure
     * @return when its limit is reached: {@code now}, or {@code about 14 January 2027}; empty without a limit, or when nothing can be told
     */
    public static Optional<String> limit(Assessment one) {
        return one.held().flatMap(held -> switch (held.now().state()) {
            case LASTING -> Optional.of("now");
            case ONCE -> Optional.of("now, by the newest value alone");
            case EASED -> Optional.of("until the newest value");
            case WITHIN -> held.reach().map(reach -> reach(reach) + " (" + word(reach.confidence()) + ")");
        });
    }

    /**
     * @param confidence how far something is to be relied on
     * @return it in words
     */
    public static String word(Confidence confidence) {
        return confidence.name().toLowerCase(Locale.ROOT);
    }

    /**
     * @param known what is known of a figure
     * @param unit what it counts
     * @return {@code highest on Mondays (+23 %), lowest on Sundays (-18 %)}; empty without a season
     */
    public static Optional<String> season(Known known, Unit unit) {
        return known.seasonality()
                .map(season -> "highest on " + effect(season, season.highest(), known.level(), unit) + ", lowest on "
                        + effect(season, season.lowest(), known.level(), unit));
    }

    private static String effect(Seasonality season, DayOfWeek day, double level, Unit unit) {
        var amount = season.effects().get(day);
        var words = unit == Unit.RATIO || level <= 0 ? signed(amount, unit) : signed(amount / level, Unit.RATIO);
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH) + "s (" + words + ")";
    }

    /**
     * @param change a break
     * @param unit what the figure counts
     * @return {@code since 14 March 2026 30 % slower}
     */
    public static String change(ChangePoint change, Unit unit) {
        if (change.kind() == ChangePoint.Kind.SLOPE) {
            return "since " + day(change.day()) + " " + signed(change.perDayAfter() * DAYS_A_MONTH, unit)
                    + " a month, before " + signed(change.perDayBefore() * DAYS_A_MONTH, unit);
        }
        var more = change.size() > 0;
        var word = unit == Unit.SECONDS ? (more ? "slower" : "faster") : more ? "higher" : "lower";
        return "since " + day(change.day()) + " " + extent(change, unit) + word + " (" + about(change.before(), unit)
                + ", then " + about(change.after(), unit) + ")";
    }

    /** A part of a part of a whole is a riddle, and so is a multiple of nothing. */
    private static String extent(ChangePoint change, Unit unit) {
        return unit == Unit.RATIO || change.before() <= 0
                ? ""
                : Units.format(Math.abs(Math.rint(change.size() / change.before() * 100) / 100), Unit.RATIO) + " ";
    }

    /**
     * @param reach when a limit is reached
     * @return {@code about 14 January 2027, between 2 January 2027 and 30 January 2027}
     */
    public static String reach(Reach reach) {
        return switch (reach.state()) {
            case ALREADY -> "now";
            case LIKELY -> "about " + day(reach.likely().orElseThrow()) + between(reach);
            case POSSIBLE -> "at the earliest " + day(reach.earliest().orElseThrow());
            case NOT_WITHIN_A_YEAR -> "not within a year";
            case NOT_KNOWN -> reach.reason().replaceFirst(";.*", "") + "; further is not to be told";
        };
    }

    private static String between(Reach reach) {
        if (reach.earliest().isEmpty()) {
            return "";
        }
        if (reach.earliest().equals(reach.latest())) {
            return "";
        }
        return reach.latest()
                .map(latest -> ", between " + day(reach.earliest().get()) + " and " + day(latest))
                .orElseGet(() -> ", at the earliest " + day(reach.earliest().get()));
    }
}
