package io.jenkins.plugins.upkeep.rollback.database.migrations;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.Visible;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Alembic notes the heads alone, of which there may be several; what was run before them is told by each file's
 * {@code down_revision} and {@code depends_on}.
 */
final class AlembicHistory implements History {
    /** What a file says of itself. */
    private record Revision(String id, String file, List<String> before) {
        @Override
        public String toString() {
            return id + " (" + file + ")";
        }
    }

    @Override
    public String usualTable() {
        return "alembic_version";
    }

    @Override
    public SchemaFit compare(MigrationTable table, FolderFiles target, FolderFiles current)
            throws SQLException, UpkeepException, InterruptedException {
        var heads = table.rows("version_num::text", "ORDER BY 1", row -> row.getString(1));
        var known = revisions(target);
        if (known.isEmpty()) {
            throw new UpkeepException("the version has no files of Alembic in " + Visible.of(target.folder())
                    + "; see rollback.migrations.folder");
        }
        var applied = ancestors(heads, known);
        var missing = known.keySet().stream()
                .filter(id -> !applied.contains(id))
                .map(id -> known.get(id).toString())
                .toList();
        if (known.keySet().containsAll(heads)) {
            return SchemaFit.of(List.of(), missing, "");
        }
        return ahead(heads, known, revisions(current));
    }

    /** What runs now may know how it came to the heads that the target does not know. */
    private static SchemaFit ahead(List<String> heads, Map<String, Revision> known, Map<String, Revision> now) {
        var all = new LinkedHashMap<>(now);
        all.putAll(known);
        var applied = ancestors(heads, all);
        var ahead = new ArrayList<String>();
        for (var id : applied) {
            if (!known.containsKey(id)) {
                ahead.add(0, all.containsKey(id) ? all.get(id).toString() : id);
            }
        }
        var missing = known.keySet().stream()
                .filter(id -> !applied.contains(id))
                .map(id -> known.get(id).toString())
                .toList();
        var complete = all.keySet().containsAll(applied);
        return complete
                ? SchemaFit.of(ahead, missing, "")
                : SchemaFit.of(ahead, List.of(), "what was run before them cannot be told, so that there may be more");
    }

    /** The revisions and all before them, the newest first. */
    private static Set<String> ancestors(Collection<String> heads, Map<String, Revision> known) {
        var seen = new LinkedHashSet<String>();
        var next = new ArrayDeque<>(heads);
        while (!next.isEmpty()) {
            var id = next.poll();
            if (seen.add(id) && known.containsKey(id)) {
                next.addAll(known.get(id).before());
            }
        }
        return seen;
    }

    private static Map<String, Revision> revisions(FolderFiles files) throws UpkeepException, InterruptedException {
        var revisions = new LinkedHashMap<String, Revision>();
        for (var path : files.ending(".py")) {
            var names = new PythonNames(files.text(path));
            if (names.has("revision") && names.has("down_revision")) {
                add(revision(path, names), revisions);
            }
        }
        return revisions;
    }

    private static void add(Revision revision, Map<String, Revision> revisions) throws UpkeepException {
        var other = revisions.putIfAbsent(revision.id(), revision);
        if (other != null) {
            throw new UpkeepException("two files have the revision " + Visible.of(revision.id()) + ": "
                    + Visible.of(other.file() + " and " + revision.file()));
        }
    }

    private static Revision revision(String path, PythonNames names) throws UpkeepException {
        var id = names.texts("revision").filter(texts -> texts.size() == 1);
        var before = names.texts("down_revision");
        var needed = names.has("depends_on") ? names.texts("depends_on") : before.map(texts -> List.<String>of());
        if (id.isEmpty() || before.isEmpty() || needed.isEmpty()) {
            throw new UpkeepException(
                    "file " + Visible.of(path)
                            + ": its revision, down_revision or depends_on is no plain text, and cannot be read without running it");
        }
        var all = new ArrayList<>(before.get());
        all.addAll(needed.get());
        return new Revision(id.get().get(0), FolderFiles.name(path), List.copyOf(all));
    }
}
