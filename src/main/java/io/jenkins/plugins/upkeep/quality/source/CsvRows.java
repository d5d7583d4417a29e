package io.jenkins.plugins.upkeep.quality.source;

import io.jenkins.plugins.upkeep.quality.grid.Candle;
import io.jenkins.plugins.upkeep.quality.grid.Market;
import io.jenkins.plugins.upkeep.quality.grid.PairGrid;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Makes points of the lines of a file. For one thread. */
final class CsvRows {
    private static final Set<String> NOTHING = Set.of("", "null", "\\n", "none");
    private static final Set<String> NO_NUMBER = Set.of("nan", "inf", "-inf", "+inf", "infinity", "-infinity");

    private final Market market;
    private final Set<String> wanted;
    private final Candle candle = new Candle();
    private int pair;
    private int time;
    private List<Integer> values = List.of();
    private String fileName = "";
    private boolean unreadable;

    CsvRows(Market market, Set<String> wanted) {
        this.market = market;
        this.wanted = wanted;
    }

    /** Takes the first line of a file. */
    void begin(String[] head, Columns columns, Path file) throws UpkeepException {
        var names = Arrays.stream(head)
                .map(name -> name.strip().replace("\ufeff", ""))
                .toList();
        pair = names.indexOf(columns.pair());
        time = place(names, columns.time(), file);
        fileName = file.getFileName().toString().replaceFirst("\\..*", "");
        var places = new ArrayList<Integer>();
        for (var column : columns.values()) {
            places.add(place(names, column, file));
        }
        values = places;
    }

    private static int place(List<String> names, String column, Path file) throws UpkeepException {
        var place = names.indexOf(column);
        if (place < 0) {
            throw new UpkeepException(file + ": its first line has no column " + column
                    + "; name the columns in marketData.columns, or add the line");
        }
        return place;
    }

    /** Takes a further line. */
    void take(String[] line) {
        var name = pair < 0 ? fileName : at(line, pair).strip();
        if (!wanted.isEmpty() && !wanted.contains(name)) {
            return;
        }
        var grid = market.grid(name);
        if (grid != null) {
            add(line, grid);
        }
    }

    private void add(String[] line, PairGrid grid) {
        var moment = CsvClock.micros(at(line, time));
        candle.begin();
        candle.prices(
                number(at(line, values.get(0))),
                number(at(line, values.get(1))),
                number(at(line, values.get(2))),
                number(at(line, values.get(3))));
        candle.traded(number(at(line, values.get(4))));
        if (moment.isEmpty() || unreadable) {
            grid.addUnreadable();
        } else {
            candle.at(moment.getAsLong());
            grid.addNext(candle);
        }
        unreadable = false;
    }

    private static String at(String[] line, int place) {
        return place < line.length && line[place] != null ? line[place] : "";
    }

    private double number(String text) {
        var word = text.strip().toLowerCase(Locale.ROOT);
        if (NOTHING.contains(word)) {
            candle.lack();
            return Double.NaN;
        }
        if (NO_NUMBER.contains(word)) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(word);
        } catch (NumberFormatException e) {
            unreadable = true;
            return Double.NaN;
        }
    }
}
