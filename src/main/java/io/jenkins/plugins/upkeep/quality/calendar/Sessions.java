package io.jenkins.plugins.upkeep.quality.calendar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * When a market is open: always, or by the hours of a week in the market's own time zone, but for its holidays. Immutable.
 *
 * <p>Written as {@code 24/7}, as {@code Mon-Fri 09:30-16:00 America/New_York}, with several hours as {@code Mon-Fri 09:00-11:30,
 * Mon-Fri 12:30-15:30 Asia/Tokyo}, or as {@code Sun 17:00-Fri 17:00 America/New_York} for a market that stays open. Without a time
 * zone the hours are those of UTC.
 */
public final class Sessions {
    /** How sessions are written, for messages. */
    public static final String EXPECTATION =
            "24/7, or hours with a time zone such as 'Mon-Fri 09:30-16:00 America/New_York'";

    /** How holidays are written, for messages. */
    public static final String HOLIDAYS = "days such as 2026-12-25, or with their hours 2026-12-24 09:30-13:00";

    private static final String ALWAYS = "24/7";

    private final List<WeekHours> hours;
    private final ZoneId zone;
    private final Map<LocalDate, Holiday> holidays;

    private Sessions(List<WeekHours> hours, ZoneId zone, Map<LocalDate, Holiday> holidays) {
        this.hours = List.copyOf(hours);
        this.zone = zone;
        this.holidays = Map.copyOf(holidays);
    }

    /**
     * @param text the hours of a week
     * @param holidays days on which they do not hold
     * @return the sessions
     * @throws IllegalArgumentException when they are not written as {@link #EXPECTATION} and {@link #HOLIDAYS} say
     */
    public static Sessions parse(String text, List<String> holidays) {
        var days = holidays(holidays);
        var words = text.strip();
        var end = words.lastIndexOf(' ');
        var last = words.substring(end + 1);
        var zoned = (last.contains("/") && !words.equals(ALWAYS)) || last.equals("UTC");
        var rest = zoned ? words.substring(0, Math.max(end, 0)).strip() : words;
        var zone = zoned ? zone(last) : ZoneOffset.UTC;
        return rest.equals(ALWAYS)
                ? new Sessions(List.of(), zone, days)
                : new Sessions(
                        List.of(rest.split(", *", -1)).stream()
                                .map(Sessions::hours)
                                .toList(),
                        zone,
                        days);
    }

    private static WeekHours hours(String text) {
        return WeekHours.parse(text).orElseThrow(() -> new IllegalArgumentException("must be " + EXPECTATION));
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be " + EXPECTATION, e);
        }
    }

    private static Map<LocalDate, Holiday> holidays(List<String> texts) {
        return texts.stream()
                .map(text -> Holiday.parse(text).orElseThrow(() -> new IllegalArgumentException("must be " + HOLIDAYS)))
                .collect(Collectors.toMap(Holiday::date, Function.identity(), (one, other) -> other));
    }

    /**
     * @param from the first moment to look at
     * @param to the first moment after
     * @return when the market is open in between, in the order of time, without overlaps
     */
    public List<Opening> between(Instant from, Instant to) {
        var openings = new ArrayList<Opening>();
        // Hours that run through may have begun a week before.
        var last = LocalDate.ofInstant(to, zone);
        for (var day = LocalDate.ofInstant(from, zone).minusDays(8); !day.isAfter(last); day = day.plusDays(1)) {
            addOpenings(day, openings);
        }
        return cut(joined(openings), from, to);
    }

    private void addOpenings(LocalDate day, List<Opening> openings) {
        if (hours.isEmpty()) {
            add(
                    day,
                    day.atStartOfDay(zone).toInstant(),
                    day.plusDays(1).atStartOfDay(zone).toInstant(),
                    openings);
            return;
        }
        for (var each : hours) {
            if (each.beginsOn(day)) {
                var start = each.start(day).atZone(zone).toInstant();
                add(day, start, each.end(day).atZone(zone).toInstant(), openings);
            }
        }
    }

    /** Adds hours, without the holidays in them. What a holiday has hours of its own for replaces those that begin on it. */
    private void add(LocalDate day, Instant start, Instant end, List<Opening> openings) {
        var holiday = holidays.get(day);
        if (holiday != null && holiday.opens().isPresent()) {
            openings.add(new Opening(
                    day.atTime(holiday.opens().get()).atZone(zone).toInstant(),
                    day.atTime(holiday.closes().orElseThrow()).atZone(zone).toInstant()));
            return;
        }
        var from = start;
        for (var each = day; !each.atStartOfDay(zone).toInstant().isAfter(end); each = each.plusDays(1)) {
            if (holidays.containsKey(each) && holidays.get(each).opens().isEmpty()) {
                add(from, each.atStartOfDay(zone).toInstant(), openings);
                from = latest(from, each.plusDays(1).atStartOfDay(zone).toInstant());
            }
        }
        add(from, end, openings);
    }

    private static void add(Instant start, Instant end, List<Opening> openings) {
        if (start.isBefore(end)) {
            openings.add(new Opening(start, end));
        }
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static List<Opening> joined(List<Opening> openings) {
        openings.sort(Comparator.comparing(Opening::start));
        var joined = new ArrayList<Opening>();
        for (var each : openings) {
            var last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && !each.start().isAfter(last.end())) {
                joined.set(joined.size() - 1, new Opening(last.start(), latest(last.end(), each.end())));
            } else {
                joined.add(each);
            }
        }
        return joined;
    }

    private static List<Opening> cut(List<Opening> openings, Instant from, Instant to) {
        return openings.stream()
                .map(each -> new Opening(latest(each.start(), from), each.end().isBefore(to) ? each.end() : to))
                .filter(each -> each.start().isBefore(each.end()))
                .toList();
    }
}
