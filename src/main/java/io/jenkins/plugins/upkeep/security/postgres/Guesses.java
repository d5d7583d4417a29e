package io.jenkins.plugins.upkeep.security.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Year;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is tried as a role's password: forms of its own name and of the database's, then the most common passwords, which are held
 * once for all roles.
 *
 * @param own the guesses that are made from names
 * @param common the built-in ones
 * @param given those of the configured file
 */
record Guesses(List<String> own, List<String> common, List<String> given) {
    private static final String RESOURCE = "common-passwords.txt";
    private static final int YEARS_BACK = 4;
    private static final List<String> ENDINGS = List.of(
            "1",
            "12",
            "123",
            "1234",
            "12345",
            "123456",
            "!",
            "1!",
            "123!",
            "@123",
            "_",
            "00",
            "01",
            "pass",
            "password",
            "_password",
            "pw",
            "pwd",
            "_pw",
            "secret",
            "_secret",
            "user",
            "db",
            "admin");

    Guesses {
        own = List.copyOf(own);
    }

    /**
     * The guesses for one role.
     *
     * @param year this year: passwords are made of it and of those around it
     */
    static Guesses of(String role, String database, Year year, List<String> common, List<String> given) {
        var endings = endings(year);
        var own = new LinkedHashSet<String>();
        forms(role, endings, own);
        own.add(new StringBuilder(role).reverse().toString());
        own.add(role + role);
        forms(database, endings, own);
        own.add(role + database);
        own.add(role + "_" + database);
        return new Guesses(new ArrayList<>(own), common, given);
    }

    private static List<String> endings(Year year) {
        var years = IntStream.rangeClosed(year.getValue() - YEARS_BACK, year.getValue() + 1)
                .mapToObj(Integer::toString);
        return Stream.concat(ENDINGS.stream(), years).toList();
    }

    private static void forms(String name, List<String> endings, Set<String> guesses) {
        for (var form : List.of(name, name.toLowerCase(Locale.ROOT), capitalised(name))) {
            guesses.add(form);
            endings.forEach(ending -> guesses.add(form + ending));
        }
        guesses.add(name.toUpperCase(Locale.ROOT));
    }

    private static String capitalised(String name) {
        return name.isEmpty()
                ? name
                : name.substring(0, 1).toUpperCase(Locale.ROOT)
                        + name.substring(1).toLowerCase(Locale.ROOT);
    }

    /** The built-in common passwords, our own choice among those that every list of leaked passwords begins with. */
    static List<String> builtIn() {
        try (InputStream stream = Guesses.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the program");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(RESOURCE + " of the program cannot be read", e);
        }
    }

    int size() {
        return builtInSize() + given.size();
    }

    /** How many of them must have been tried before anything can be said of a password. */
    int builtInSize() {
        return own.size() + common.size();
    }

    String get(int index) {
        if (index < own.size()) {
            return own.get(index);
        }
        var rest = index - own.size();
        return rest < common.size() ? common.get(rest) : given.get(rest - common.size());
    }

    /** None of them is shown. */
    @Override
    public String toString() {
        return size() + " guesses";
    }
}
