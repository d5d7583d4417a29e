package io.jenkins.plugins.upkeep.report;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A part of a report made for people: what a page shows as a table or draws as a chart. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = View.Table.class, name = "table"),
    @JsonSubTypes.Type(value = View.Bars.class, name = "bars"),
    @JsonSubTypes.Type(value = View.Lines.class, name = "lines"),
    @JsonSubTypes.Type(value = View.Sparks.class, name = "sparks"),
    @JsonSubTypes.Type(value = View.Periods.class, name = "periods"),
    @JsonSubTypes.Type(value = View.Outlooks.class, name = "outlooks"),
    @JsonSubTypes.Type(value = View.Calendar.class, name = "calendar")
})
public sealed interface View {
    /**
     * @return what the view shows
     */
    String title();

    /**
     * Rows of text.
     *
     * @param title what the table shows
     * @param columns the heads of the columns
     * @param rows the cells, as many in each row as there are columns
     */
    record Table(String title, List<Column> columns, List<List<String>> rows) implements View {
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /**
     * A column of a table.
     *
     * @param head its head
     * @param number whether it holds numbers, set flush right
     */
    record Column(String head, boolean number) {
        /** A column of words. */
        public static Column text(String head) {
            return new Column(head, false);
        }

        /** A column of numbers. */
        public static Column number(String head) {
            return new Column(head, true);
        }
    }

    /**
     * Amounts of a few named things, side by side.
     *
     * @param title what the chart shows
     * @param unit what the amounts count
     * @param bars the amounts, in the order to draw them
     */
    record Bars(String title, Unit unit, List<Bar> bars) implements View {
        public Bars {
            bars = List.copyOf(bars);
        }
    }

    /**
     * One bar.
     *
     * @param label the thing
     * @param value its amount, not negative
     */
    record Bar(String label, double value) {}

    /**
     * Numbers over time.
     *
     * @param title what the chart shows
     * @param unit what the numbers count
     * @param series one line each
     */
    record Lines(String title, Unit unit, List<Series> series) implements View {
        public Lines {
            series = List.copyOf(series);
        }
    }

    /**
     * One line of a chart.
     *
     * @param label the thing
     * @param points its numbers, in the order of time
     */
    record Series(String label, List<Point> points) {
        public Series {
            points = List.copyOf(points);
        }
    }

    /**
     * A number at a time.
     *
     * @param at the time
     * @param value the number
     */
    record Point(java.time.Instant at, double value) {}

    /**
     * Many things over time, each with a small line of its own scale: for the shape, not for numbers.
     *
     * @param title what the chart shows
     * @param sparks one line each
     */
    record Sparks(String title, List<Spark> sparks) implements View {
        public Sparks {
            sparks = List.copyOf(sparks);
        }
    }

    /**
     * A small line.
     *
     * @param label the thing
     * @param note what stands beside the line
     * @param points its numbers, in the order of time; one that is none leaves a gap
     */
    record Spark(String label, String note, List<Point> points) {
        public Spark {
            points = List.copyOf(points);
        }
    }

    /**
     * What holds from one day to another, for a few named things on one common stretch of days.
     *
     * @param title what the chart shows
     * @param from the day at its left
     * @param to the day at its right
     * @param today the day that is marked; empty for none
     * @param rows the things, in the order to draw them
     */
    record Periods(String title, LocalDate from, LocalDate to, Optional<LocalDate> today, List<PeriodRow> rows)
            implements View {
        public Periods {
            rows = List.copyOf(rows);
        }
    }

    /**
     * One thing and its periods.
     *
     * @param label the thing
     * @param note what stands beside its periods
     * @param spans its periods, the earliest first
     */
    record PeriodRow(String label, String note, List<Span> spans) {
        public PeriodRow {
            spans = List.copyOf(spans);
        }
    }

    /**
     * A period.
     *
     * @param from its first day
     * @param to the day on which it is over
     * @param kind what holds in it
     */
    record Span(LocalDate from, LocalDate to, PeriodKind kind) {}

    /**
     * How numbers went and what is expected of them, one chart each.
     *
     * @param title what the charts have in common
     * @param charts the charts, in the order to show them
     */
    record Outlooks(String title, List<Outlook> charts) implements View {
        public Outlooks {
            charts = List.copyOf(charts);
        }
    }

    /**
     * How a number went and what is expected of it.
     *
     * @param group what it belongs to
     * @param title what it is
     * @param unit what it counts
     * @param points how it went, in the order of time
     * @param expected what is expected of it, in the order of time; empty where that cannot be told
     * @param limit what it should not pass
     * @param marks days on which its course broke
     * @param notes what there is to say about it, one line each
     */
    record Outlook(
            String group,
            String title,
            Unit unit,
            List<Point> points,
            List<Expected> expected,
            OptionalDouble limit,
            List<Mark> marks,
            List<String> notes) {
        public Outlook {
            points = List.copyOf(points);
            expected = List.copyOf(expected);
            marks = List.copyOf(marks);
            notes = List.copyOf(notes);
        }
    }

    /**
     * Where a number is expected at a time.
     *
     * @param at the time
     * @param low below it the number comes seldom
     * @param middle as likely too low as too high
     * @param high above it the number comes seldom
     */
    record Expected(java.time.Instant at, double low, double middle, double high) {}

    /**
     * A day that is marked in a chart.
     *
     * @param at the day
     * @param label why, in a word or two
     */
    record Mark(java.time.Instant at, String label) {}

    /** What holds in a period. */
    enum PeriodKind {
        /** Its vendor mends faults. */
        SUPPORTED,
        /** Its vendor mends only what makes it open to attack. */
        SECURITY,
        /** Nobody mends anything. */
        ENDED
    }

    /**
     * How a few named things went, day by day.
     *
     * @param title what the calendar shows
     * @param from the first day
     * @param to the last day
     * @param rows the things, in the order to show them
     */
    record Calendar(String title, LocalDate from, LocalDate to, List<CalendarRow> rows) implements View {
        public Calendar {
            rows = List.copyOf(rows);
        }
    }

    /**
     * One thing and its days.
     *
     * @param label the thing
     * @param days how it went, the earliest first; days on which nothing happened are left out
     */
    record CalendarRow(String label, List<DayMark> days) {
        public CalendarRow {
            days = List.copyOf(days);
        }
    }

    /**
     * How a day went.
     *
     * @param day the day
     * @param status the gravest status of the day
     * @param note what was the matter; empty when nothing was
     */
    record DayMark(LocalDate day, Status status, String note) {}
}
