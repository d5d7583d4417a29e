package io.jenkins.plugins.upkeep.security.postgres;

import io.jenkins.plugins.upkeep.system.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a function looks for names, as its own setting has it.
 *
 * @param schemas the schemas in their order; {@code $user} for the caller's
 */
record SearchPath(List<String> schemas) {
    private static final Pattern SCHEMA = Pattern.compile("\"(?<quoted>(?:[^\"]|\"\")*+)\"|(?<plain>[^,\\s\"]++)");
    private static final String CALLERS = "$user";
    private static final String TEMPORARY = "pg_temp";

    SearchPath {
        schemas = List.copyOf(schemas);
    }

    static SearchPath of(String setting) {
        var schemas = new ArrayList<String>();
        var matcher = SCHEMA.matcher(setting);
        while (matcher.find()) {
            var quoted = matcher.group("quoted");
            schemas.add(
                    quoted == null ? matcher.group("plain").toLowerCase(Locale.ROOT) : quoted.replace("\"\"", "\""));
        }
        return new SearchPath(schemas);
    }

    /**
     * Why a caller can put something in the function's way; empty when none can.
     *
     * @param open schemas in which every role may create things
     */
    Optional<String> weakness(Set<String> open) {
        var entry = schemas.stream()
                .filter(schema -> schema.equals(CALLERS) || open.contains(schema))
                .findFirst();
        if (entry.isPresent()) {
            return Optional.of("looks for names in the schema " + Visible.of(entry.get())
                    + ", where its caller may create things");
        }
        // Where it is not named, PostgreSQL looks there first.
        return schemas.indexOf(TEMPORARY) == schemas.size() - 1 && !schemas.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "looks for tables in pg_temp, where its caller may create them, before it looks elsewhere");
    }
}
