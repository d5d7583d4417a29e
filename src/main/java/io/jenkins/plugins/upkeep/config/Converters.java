package io.jenkins.plugins.upkeep.config;

import io.jenkins.plugins.upkeep.system.Bytes;
import io.jenkins.plugins.upkeep.system.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The converters of all simple types that a config record may have. */
final class Converters {
    private static final String NUMBER = "[+-]?\\d{1,19}(?:\\.\\d{1,19})?";
    private static final Converter BOOLEAN =
            new Converter("true or false", Converters::flag, () -> Schemas.orReference("boolean"));
    private static final Converter INT =
            new Converter("a whole number, at most 2147483647", Integer::valueOf, () -> Schemas.orReference("integer"));
    private static final Converter LONG = new Converter(
            "a whole number, at most 9223372036854775807", Long::valueOf, () -> Schemas.orReference("integer"));
    private static final Converter DOUBLE =
            new Converter("a number such as 2 or 1.5", Converters::number, () -> Schemas.orReference("number"));
    private static final Converter TEXT = new Converter("a text", Function.identity(), Schemas::text);
    private static final Map<Class<?>, Converter> ALL = Map.ofEntries(
            Map.entry(boolean.class, BOOLEAN),
            Map.entry(Boolean.class, BOOLEAN),
            Map.entry(int.class, INT),
            Map.entry(Integer.class, INT),
            Map.entry(long.class, LONG),
            Map.entry(Long.class, LONG),
            Map.entry(double.class, DOUBLE),
            Map.entry(Double.class, DOUBLE),
            Map.entry(String.class, TEXT),
            Map.entry(
                    Secret.class,
                    new Converter("a text", Secret::of, Schemas::text).hidden(Optional.of(Secret.of("unresolved")))),
            Map.entry(
                    Duration.class,
                    new Converter(DurationText.EXPECTATION, DurationText::parse, () -> Schemas.definition("duration"))),
            Map.entry(
                    Bytes.class,
                    new Converter(BytesText.EXPECTATION, BytesText::parse, () -> Schemas.definition("size"))),
            Map.entry(Ratio.class, new Converter(Ratio.EXPECTATION, Ratio::parse, () -> Schemas.definition("ratio"))),
            Map.entry(
                    LocalTime.class, new Converter("a time of the day such as 03:30", Converters::time, Schemas::text)),
            Map.entry(LocalDate.class, new Converter("a day such as 2026-12-31", Converters::day, Schemas::text)),
            Map.entry(Path.class, new Converter("a path", Converters::path, Schemas::text)),
            Map.entry(
                    URI.class,
                    new Converter(
                                    "a URL such as http://localhost:8000/health, without a password in it",
                                    Converters::url,
                                    Schemas::text)
                            .hidden(Optional.empty())));

    private Converters() {}

    /** The converter of a type; empty when the type is not a simple one. */
    static Optional<Converter> of(Class<?> type) {
        return type.isEnum() ? Optional.of(word(type)) : Optional.ofNullable(ALL.get(type));
    }

    private static Converter word(Class<?> type) {
        var words = Arrays.stream(type.getEnumConstants()).collect(Collectors.toMap(Words::of, Function.identity()));
        var names = Arrays.stream(type.getEnumConstants()).map(Words::of).toList();
        return new Converter(Words.choice(names), text -> Words.find(words, text), () -> Schemas.words(names));
    }

    private static boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("must be true or false");
        };
    }

    private static double number(String text) {
        if (!text.matches(NUMBER)) {
            throw new IllegalArgumentException("must be a number such as 2 or 1.5");
        }
        return Double.parseDouble(text);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be a day such as 2026-12-31", e);
        }
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be a time of the day such as 03:30", e);
        }
    }

    private static Path path(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("must be a path");
        }
        return Path.of(text);
    }

    private static URI url(String text) {
        var url = URI.create(text);
        var account = Optional.ofNullable(url.getRawAuthority()).orElse("").split("@", 2);
        if (!url.isAbsolute() || (account.length == 2 && account[0].contains(":"))) {
            throw new IllegalArgumentException("must be a URL without a password in it");
        }
        return url;
    }
}
