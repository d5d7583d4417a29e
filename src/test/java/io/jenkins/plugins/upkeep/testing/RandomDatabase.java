package io.jenkins.plugins.upkeep.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Databases made by chance, for properties that must hold for each: a few schemas of a few tables of a few rows, with
 * hostile names, values of some thirty types, partitions, inheritance, sequences, views and large objects.
 */
public final class RandomDatabase {
    private static final int MOST_SCHEMAS = 3;
    private static final int MOST_TABLES = 5;

    private RandomDatabase() {}

    /**
     * Writes a script for an empty UTF8 database, for one execution over JDBC or for psql.
     *
     * @param seed the same seed gives the same script
     * @return statements, each ended by a semicolon
     */
    public static String sql(long seed) {
        var random = new Random(seed);
        var statements = new ArrayList<String>();
        statements.add("SET search_path = pg_catalog");
        for (int i = random.nextInt(MOST_SCHEMAS); i >= 0; i--) {
            statements.addAll(schema(random, i));
        }
        statements.addAll(largeObjects(random));
        return String.join(";\n", statements) + ";\n";
    }

    private static List<String> schema(Random random, int number) {
        var schema = RandomText.identifier("s" + new RandomText(random).name(number));
        var statements = new ArrayList<String>();
        statements.add("CREATE SCHEMA " + schema);
        for (int i = random.nextInt(MOST_TABLES + 1); i > 0; i--) {
            statements.addAll(RandomTable.statements(random, schema, i));
        }
        statements.add("CREATE SEQUENCE " + schema + ".moved INCREMENT " + (1 + random.nextInt(9)));
        statements.add("SELECT setval(" + RandomText.literal(schema + ".moved") + ", " + (1 + random.nextInt(1_000))
                + ", " + random.nextBoolean() + ")");
        return statements;
    }

    private static List<String> largeObjects(Random random) {
        var statements = new ArrayList<String>();
        for (int i = random.nextInt(4); i > 0; i--) {
            statements.add("SELECT lo_from_bytea(" + (5_000_000 + i) + ", decode(repeat(md5('" + random.nextInt()
                    + "'), " + random.nextInt(500) + "), 'hex'))");
        }
        return statements;
    }
}
