package io.jenkins.plugins.upkeep.drill;

import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a service sees in its environment when a drill starts it: where the restored database is, and of the drill's own
 * environment no more than any program needs. The address of production, which may stand there too, is not handed on.
 *
 * @param database the restored database
 * @param further what the user adds
 */
record ApplicationEnvironment(DatabaseAddress database, Map<String, Secret> further) {
    private static final Set<String> HARMLESS =
            Set.of("PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "TMPDIR", "TZ");

    Map<String, String> variables(Map<String, String> own) {
        var variables = new TreeMap<String, String>();
        own.forEach((name, value) -> {
            if (HARMLESS.contains(name) || name.startsWith("LC_")) {
                variables.put(name, value);
            }
        });
        variables.putAll(address());
        further.forEach((name, value) -> variables.put(name, value.reveal()));
        return variables;
    }

    private Map<String, String> address() {
        var user = database.user().orElseThrow();
        var password = database.password().map(Secret::reveal).orElse("");
        var place = database.host() + ":" + database.port() + "/" + encoded(database.database());
        var url = "postgresql://" + encoded(user) + ":" + encoded(password) + "@" + place;
        return Map.of(
                "PGHOST",
                database.host(),
                "PGPORT",
                Integer.toString(database.port()),
                "PGDATABASE",
                database.database(),
                "PGUSER",
                user,
                "PGPASSWORD",
                password,
                "DATABASE_URL",
                url,
                "UPKEEP_DRILL_DATABASE_URL",
                url,
                "UPKEEP_DRILL_JDBC_URL",
                "jdbc:postgresql://" + place + "?user=" + encoded(user) + "&password=" + encoded(password));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
