package io.jenkins.plugins.upkeep.rollback.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the value of a setting that is a list of names, as the catalogue keeps it. */
final class ConfigList {
    /** The settings whose values the server keeps as a list of quoted names, as pg_dump knows them. */
    private static final Set<String> LISTS = Set.of(
            "local_preload_libraries",
            "search_path",
            "session_preload_libraries",
            "shared_preload_libraries",
            "temp_tablespaces",
            "unix_socket_directories");

    private ConfigList() {}

    /** The values of a setting; one for a setting that is no list. */
    static List<String> values(String setting, String kept) {
        return LISTS.contains(setting.toLowerCase(Locale.ROOT)) ? names(kept) : List.of(kept);
    }

    private static List<String> names(String kept) {
        var names = new ArrayList<String>();
        var name = new StringBuilder();
        var quoted = false;
        for (int index = 0; index < kept.length(); index++) {
            var letter = kept.charAt(index);
            if (letter == '"' && quoted && kept.startsWith("\"\"", index)) {
                name.append('"');
                index++;
            } else if (letter == '"') {
                quoted = !quoted;
            } else if (letter == ',' && !quoted) {
                names.add(name.toString());
                name.setLength(0);
            } else if (quoted || letter != ' ') {
                name.append(letter);
            }
        }
        names.add(name.toString());
        return names;
    }
}
