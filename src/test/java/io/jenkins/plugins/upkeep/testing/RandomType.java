package io.jenkins.plugins.upkeep.testing;

import java.time.LocalTime;
import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A type of a column with a source of its values. The values are not only of the usual sort. */
enum RandomType {
    SMALLINT("smallint", (random, text) -> Short.toString((short) random.nextInt())),
    INTEGER("integer", (random, text) -> Integer.toString(oneOf(random, random.nextInt(), 0, Integer.MIN_VALUE))),
    BIGINT("bigint", (random, text) -> Long.toString(random.nextLong())),
    REAL("float4", (random, text) -> Float.toString(Float.intBitsToFloat(random.nextInt()))),
    DOUBLE("float8", (random, text) -> Double.toString(Double.longBitsToDouble(random.nextLong()))),
    FLOAT_SPECIAL(
            "float8", (random, text) -> oneOf(random, "NaN", "-0", "0", "Infinity", "-Infinity", "4.9e-324", "0.1")),
    NUMERIC("numeric", RandomType::numeric),
    NUMERIC_SCALED("numeric(12, 4)", (random, text) -> random.nextInt() / 100 + "." + random.nextInt(10_000)),
    BOOLEAN("boolean", (random, text) -> Boolean.toString(random.nextBoolean())),
    TEXT("text", (random, text) -> text.text(12)),
    VARCHAR("varchar(30)", (random, text) -> cut(text.text(8), 30)),
    CHAR("char(5)", (random, text) -> cut(text.text(3), 5)),
    BYTEA("bytea", (random, text) -> "\\x" + HexFormat.of().formatHex(bytes(random, random.nextInt(3_000)))),
    DATE("date", RandomType::date),
    TIME("time", (random, text) -> time(random)),
    TIMESTAMP("timestamp", RandomType::timestamp),
    TIMESTAMPTZ("timestamptz", RandomType::timestamp),
    INTERVAL("interval", RandomType::interval),
    UNIQUE_ID("uuid", (random, text) -> new UUID(random.nextLong(), random.nextLong()).toString()),
    JSON("json", RandomType::json),
    JSONB("jsonb", RandomType::json),
    INET("inet", (random, text) -> address(random) + oneOf(random, "", "/8", "/32")),
    MACADDR("macaddr", (random, text) -> HexFormat.ofDelimiter(":").formatHex(bytes(random, 6))),
    BITS("varbit", (random, text) -> oneOf(random, "", Integer.toBinaryString(random.nextInt()))),
    OID("oid", (random, text) -> Integer.toUnsignedString(random.nextInt())),
    LSN(
            "pg_lsn",
            (random, text) -> Integer.toHexString(random.nextInt()) + "/" + Integer.toHexString(random.nextInt())),
    POINT("point", (random, text) -> "(" + oneOf(random, "NaN", "-0", "1e300") + "," + random.nextGaussian() + ")"),
    INT_RANGE("int4range", RandomType::range),
    NUMERIC_RANGE("numrange", RandomType::range),
    MULTIRANGE("int4multirange", (random, text) -> "{" + range(random, text) + "," + range(random, text) + "}"),
    WORDS("tsvector", (random, text) -> text.word() + ":1A," + (2 + random.nextInt(99)) + " " + text.word()),
    INTEGERS("integer[]", (random, text) -> array(random, () -> Integer.toString(random.nextInt()))),
    TEXTS("text[]", (random, text) -> array(random, () -> RandomText.element(text.text(4)))),
    MATRIX("text[]", RandomType::matrix);

    private final String sql;
    /** A function without state: what may change comes with its arguments. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final BiFunction<Random, RandomText, String> values;

    RandomType(String sql, BiFunction<Random, RandomText, String> values) {
        this.sql = sql;
        this.values = values;
    }

    String sql() {
        return sql;
    }

    /** A value as an expression of SQL; one in eight is NULL. */
    String value(Random random, RandomText text) {
        return random.nextInt(8) == 0 ? "NULL" : RandomText.literal(values.apply(random, text)) + "::" + sql;
    }

    @SafeVarargs
    private static <T> T oneOf(Random random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static byte[] bytes(Random random, int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** The first characters, of which none is cut into halves. */
    private static String cut(String text, int most) {
        return text.codePoints().limit(most).mapToObj(Character::toString).collect(Collectors.joining());
    }

    private static String numeric(Random random, RandomText text) {
        var digits = random.nextLong() + "." + (random.nextInt() & Integer.MAX_VALUE);
        return oneOf(
                random,
                digits,
                digits + "000",
                digits + "e" + (random.nextInt(600) - 300),
                "NaN",
                "Infinity",
                "-Infinity");
    }

    private static String date(Random random, RandomText text) {
        var days = "-%02d-%02d".formatted(1 + random.nextInt(12), 1 + random.nextInt(28));
        var known = "%04d".formatted(1 + random.nextInt(9_999)) + days;
        var early = "%04d".formatted(1 + random.nextInt(4_000)) + days + " BC";
        return random.nextInt(8) == 0 ? oneOf(random, "infinity", "-infinity", early) : known;
    }

    private static String time(Random random) {
        return LocalTime.ofNanoOfDay(random.nextInt(86_400) * 1_000_000_000L + random.nextInt(1_000_000) * 1_000L)
                .toString();
    }

    private static String timestamp(Random random, RandomText text) {
        var day = date(random, text);
        return day.endsWith("infinity")
                ? day
                : day.replaceFirst(" BC$", "") + " " + time(random) + (day.endsWith("BC") ? " BC" : "");
    }

    private static String interval(Random random, RandomText text) {
        return (random.nextInt(2_000) - 1_000) + " mons " + (random.nextInt(2_000) - 1_000) + " days "
                + random.nextInt(1_000_000) / -1_000.0 + " secs";
    }

    private static String json(Random random, RandomText text) {
        var inner = random.nextInt(3) == 0 ? json(random, text) : oneOf(random, "1.50", "null", "-0", "[]", "true");
        return "{ \"" + text.word() + "\" :" + inner + ",\n\"😀\": \"\\\"\\\\\\t\"}";
    }

    private static String address(Random random) {
        return IntStream.range(0, 4)
                .mapToObj(i -> Integer.toString(random.nextInt(256)))
                .collect(Collectors.joining("."));
    }

    private static String range(Random random, RandomText text) {
        var low = random.nextInt(1_000);
        return oneOf(random, "empty", "(,)", "[" + low + ",)", "(" + low + "," + (low + random.nextInt(50)) + "]");
    }

    private static String array(Random random, Supplier<String> element) {
        return IntStream.range(0, random.nextInt(6))
                .mapToObj(i -> random.nextInt(6) == 0 ? "NULL" : element.get())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String matrix(Random random, RandomText text) {
        var low = random.nextInt(9) - 4;
        return IntStream.range(0, 2)
                .mapToObj(row ->
                        "{" + RandomText.element(text.text(3)) + ",NULL," + RandomText.element(text.text(3)) + "}")
                .collect(Collectors.joining(",", "[" + low + ":" + (low + 1) + "][0:2]={", "}"));
    }
}
