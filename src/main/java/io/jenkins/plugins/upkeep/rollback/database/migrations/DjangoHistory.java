package io.jenkins.plugins.upkeep.rollback.database.migrations;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.Visible;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Django notes app and name of each migration. The files stand in each app's folder {@code migrations}; apps that are installed and
 * not in the repository cannot be compared.
 */
final class DjangoHistory implements History {
    private static final Pattern FILE = Pattern.compile("(?:.*/)?([^/]+)/migrations/([^/]+)\\.py");
    private static final Pattern REPLACES = Pattern.compile("(?s)\\breplaces\\s*=\\s*\\[(.*?)\\]");
    private static final Pattern PAIR =
            Pattern.compile("\\(\\s*[\"']([^\"']+)[\"']\\s*,\\s*[\"']([^\"']+)[\"']\\s*,?\\s*\\)");

    /** A migration by its app and its name. */
    private record Migration(String app, String name) {
        @Override
        public String toString() {
            return app + "." + name;
        }
    }

    @Override
    public String usualTable() {
        return "django_migrations";
    }

    @Override
    public SchemaFit compare(MigrationTable table, FolderFiles target, FolderFiles current)
            throws SQLException, UpkeepException, InterruptedException {
        var applied = new LinkedHashSet<>(table.rows(
                "app::text, name::text", "ORDER BY id", row -> new Migration(row.getString(1), row.getString(2))));
        var known = migrations(target);
        if (known.isEmpty()) {
            throw new UpkeepException("the version has no files */migrations/*.py in " + Visible.of(target.folder())
                    + "; see rollback.migrations.folder");
        }
        var apps = apps(known.keySet());
        apps.addAll(apps(migrations(current).keySet()));
        var replaced = new LinkedHashSet<Migration>();
        known.values().forEach(replaced::addAll);
        var ahead = applied.stream()
                .filter(one -> apps.contains(one.app()) && !known.containsKey(one) && !replaced.contains(one))
                .map(Migration::toString)
                .toList();
        return SchemaFit.of(ahead, missing(known, applied), installed(applied, apps));
    }

    private static List<String> missing(Map<Migration, List<Migration>> known, Set<Migration> applied) {
        var missing = new ArrayList<String>();
        known.forEach((one, replaces) -> {
            var done = applied.contains(one) || (!replaces.isEmpty() && applied.containsAll(replaces));
            var covered = known.entrySet().stream()
                    .anyMatch(other -> other.getValue().contains(one) && applied.contains(other.getKey()));
            if (!done && !covered) {
                missing.add(one.toString());
            }
        });
        return missing;
    }

    private static String installed(Set<Migration> applied, Set<String> apps) {
        var others = apps(applied);
        others.removeAll(apps);
        return others.isEmpty()
                ? ""
                : "of apps that are not in the repository nothing can be told: "
                        + Visible.of(String.join(", ", others));
    }

    private static Set<String> apps(Set<Migration> migrations) {
        var apps = new TreeSet<String>();
        migrations.forEach(one -> apps.add(one.app()));
        return apps;
    }

    /** Each migration, with those that it replaces. */
    private static Map<Migration, List<Migration>> migrations(FolderFiles files)
            throws UpkeepException, InterruptedException {
        var migrations = new LinkedHashMap<Migration, List<Migration>>();
        for (var path : files.ending(".py")) {
            var file = FILE.matcher(path);
            if (file.matches() && !file.group(2).startsWith("_")) {
                migrations.put(new Migration(file.group(1), file.group(2)), replaces(files.text(path)));
            }
        }
        return migrations;
    }

    private static List<Migration> replaces(String source) {
        var list = REPLACES.matcher(source);
        var replaced = new ArrayList<Migration>();
        if (list.find()) {
            var pair = PAIR.matcher(list.group(1));
            while (pair.find()) {
                replaced.add(new Migration(pair.group(1), pair.group(2)));
            }
        }
        return replaced;
    }
}
