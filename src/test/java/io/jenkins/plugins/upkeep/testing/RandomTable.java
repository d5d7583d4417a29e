package io.jenkins.plugins.upkeep.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table made by chance, with its rows: plain, unlogged, inherited or partitioned. */
final class RandomTable {
    private static final int MOST_COLUMNS = 10;
    private static final int MOST_ROWS = 40;

    private record Column(String name, RandomType type) {
        String definition() {
            return name + " " + type.sql();
        }
    }

    private enum Shape {
        PLAIN,
        UNLOGGED,
        INHERITED,
        BY_HASH,
        BY_RANGE
    }

    private final Random random;
    private final RandomText text;
    private final String schema;
    private final String plainName;
    private final List<Column> columns = new ArrayList<>();
    private final List<String> statements = new ArrayList<>();

    private RandomTable(Random random, String schema, int number) {
        this.random = random;
        this.text = new RandomText(random);
        this.schema = schema;
        this.plainName = text.name(number);
    }

    /**
     * @param random the source of chance
     * @param schema the schema's identifier
     * @param number makes the table's name unique there
     * @return statements that make and fill the table
     */
    static List<String> statements(Random random, String schema, int number) {
        var table = new RandomTable(random, schema, number);
        table.make();
        return table.statements;
    }

    private void make() {
        var count = random.nextInt(5) == 0 ? 0 : random.nextInt(MOST_COLUMNS + 1);
        for (int i = 0; i < count; i++) {
            columns.add(new Column(RandomText.identifier(text.name(i)), oneOf(RandomType.values())));
        }
        create(oneOf(Shape.values()));
        fill(name(""));
        dropColumn();
        addColumns();
        fill(name(""));
        decorate();
    }

    private void create(Shape shape) {
        var definitions = columns.stream().map(Column::definition).collect(Collectors.joining(", "));
        switch (shape) {
            case PLAIN -> add("CREATE TABLE %s (%s)".formatted(name(""), definitions));
            case UNLOGGED -> add("CREATE UNLOGGED TABLE %s (%s)".formatted(name(""), definitions));
            case INHERITED -> inherit(definitions);
            case BY_HASH, BY_RANGE -> partition(shape, definitions);
        }
    }

    private void inherit(String definitions) {
        add("CREATE TABLE %s (%s)".formatted(name(""), definitions));
        add("CREATE TABLE %s (own text DEFAULT 'own') INHERITS (%s)".formatted(name(" c"), name("")));
        fill(name(" c"));
    }

    private void partition(Shape shape, String definitions) {
        var all = definitions.isEmpty() ? "part int DEFAULT 3" : definitions + ", part int DEFAULT 3";
        var method = shape == Shape.BY_HASH ? "HASH" : "RANGE";
        add("CREATE TABLE %s (%s) PARTITION BY %s (part)".formatted(name(""), all, method));
        columns.add(new Column("part", RandomType.INTEGER));
        if (shape == Shape.BY_HASH) {
            IntStream.range(0, 3).forEach(i -> addPartition(i, "FOR VALUES WITH (MODULUS 3, REMAINDER " + i + ")"));
        } else {
            addPartition(0, "FOR VALUES FROM (MINVALUE) TO (-1000)");
            addPartition(1, "FOR VALUES FROM (-1000) TO (1000000000)");
            addPartition(2, "DEFAULT");
        }
    }

    private void addPartition(int number, String bounds) {
        add("CREATE TABLE %s PARTITION OF %s %s".formatted(name(" p" + number), name(""), bounds));
    }

    private void fill(String table) {
        for (int i = random.nextInt(MOST_ROWS + 1); i > 0; i--) {
            if (columns.isEmpty()) {
                add("INSERT INTO %s DEFAULT VALUES".formatted(table));
            } else {
                var names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
                add("INSERT INTO %s (%s) VALUES (%s)".formatted(table, names, row()));
            }
        }
    }

    private String row() {
        return columns.stream().map(column -> column.type().value(random, text)).collect(Collectors.joining(", "));
    }

    private void dropColumn() {
        if (columns.size() > 1 && random.nextBoolean()) {
            // The last one may be what the partitions go by.
            var gone = columns.remove(random.nextInt(columns.size() - 1));
            add("ALTER TABLE %s DROP %s".formatted(name(""), gone.name()));
        }
    }

    private void addColumns() {
        if (random.nextInt(3) == 0) {
            add("ALTER TABLE %s ADD late text NOT NULL DEFAULT %s"
                    .formatted(name(""), RandomText.literal(text.text(5))));
        }
        if (random.nextInt(3) == 0) {
            add("ALTER TABLE %s ADD made int GENERATED ALWAYS AS (7 * 6) STORED".formatted(name("")));
        }
        if (random.nextInt(3) == 0) {
            add("ALTER TABLE %s ADD counted bigserial".formatted(name("")));
        }
    }

    private void decorate() {
        add("COMMENT ON TABLE %s IS %s".formatted(name(""), RandomText.literal(text.text(6))));
        add("CREATE VIEW %s AS SELECT * FROM %s".formatted(name(" v"), name("")));
        add("CREATE MATERIALIZED VIEW %s AS SELECT count(*) AS n FROM %s".formatted(name(" m"), name("")));
        columns.stream()
                .filter(column -> column.type() == RandomType.INTEGER || column.type() == RandomType.UNIQUE_ID)
                .forEach(column -> add("CREATE INDEX ON %s (%s)".formatted(name(""), column.name())));
    }

    private String name(String suffix) {
        return schema + "." + RandomText.identifier(plainName + suffix);
    }

    private void add(String statement) {
        statements.add(statement);
    }

    private <T> T oneOf(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
