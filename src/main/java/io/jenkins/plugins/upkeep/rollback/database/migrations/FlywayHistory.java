package io.jenkins.plugins.upkeep.rollback.database.migrations;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.Visible;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Flyway notes each file that was run, also those that were undone and those that failed. */
final class FlywayHistory implements History {
    private static final String COLUMNS = "version::text, description::text, type::text, checksum, success";

    /** A line of the table. */
    private record Entry(
            Optional<String> version, String description, String type, Optional<Integer> checksum, boolean success) {
        static Entry of(ResultSet row) throws SQLException {
            var checksum = row.getInt(4);
            return new Entry(
                    Optional.ofNullable(row.getString(1)),
                    String.valueOf(row.getString(2)),
                    String.valueOf(row.getString(3)),
                    row.wasNull() ? Optional.empty() : Optional.of(checksum),
                    row.getBoolean(5));
        }

        String title() {
            return version.map(number -> "V" + number + " ").orElse("R ") + description;
        }
    }

    /** What was run and not undone. */
    private static final class Applied {
        private final Map<FlywayVersion, Entry> versions = new TreeMap<>();
        private final Map<String, Entry> repeatable = new LinkedHashMap<>();
        private Optional<FlywayVersion> baseline = Optional.empty();

        void add(Entry entry) throws UpkeepException {
            if (!entry.success()) {
                throw new UpkeepException("migration " + Visible.of(entry.title())
                        + " failed half way; put it in order by 'flyway repair' first");
            }
            if (entry.version().isEmpty()) {
                repeatable(entry);
                return;
            }
            var version = FlywayVersion.of(entry.version().get())
                    .orElseThrow(() -> new UpkeepException(
                            "version " + Visible.of(entry.version().get()) + " in the table is none of Flyway's"));
            if (entry.type().startsWith("UNDO") || entry.type().equals("DELETE")) {
                versions.remove(version);
            } else if (entry.type().contains("BASELINE")) {
                baseline = Optional.of(version);
            } else {
                versions.put(version, entry);
            }
        }

        /** A line of its own says that the tool has made the schema. */
        private void repeatable(Entry entry) {
            if (entry.type().equals("DELETE")) {
                repeatable.remove(entry.description());
            } else if (!entry.type().equals("SCHEMA")) {
                repeatable.put(entry.description(), entry);
            }
        }

        boolean covers(FlywayVersion version) {
            return versions.containsKey(version)
                    || baseline.filter(begin -> begin.compareTo(version) >= 0).isPresent();
        }
    }

    @Override
    public String usualTable() {
        return "flyway_schema_history";
    }

    @Override
    public SchemaFit compare(MigrationTable table, FolderFiles target, FolderFiles current)
            throws SQLException, UpkeepException, InterruptedException {
        var applied = new Applied();
        for (var entry : table.rows(COLUMNS, "ORDER BY installed_rank", Entry::of)) {
            applied.add(entry);
        }
        var files = files(target);
        if (files.isEmpty()) {
            throw new UpkeepException("the version has no files of Flyway in " + Visible.of(target.folder())
                    + "; see rollback.migrations.folder");
        }
        var ahead = new ArrayList<String>();
        var missing = new ArrayList<String>();
        versions(files, applied, target, ahead, missing);
        repeatable(files, applied, target, ahead, missing);
        return SchemaFit.of(ahead, missing, "");
    }

    private static List<FlywayFile> files(FolderFiles target) throws UpkeepException, InterruptedException {
        var files = new ArrayList<FlywayFile>();
        for (var path : target.ending("")) {
            FlywayFile.of(path).ifPresent(files::add);
        }
        return files;
    }

    private static void versions(
            List<FlywayFile> files, Applied applied, FolderFiles target, List<String> ahead, List<String> missing)
            throws UpkeepException, InterruptedException {
        var known = new TreeMap<FlywayVersion, FlywayFile>();
        for (var file : files) {
            if (file.kind() == 'V' && known.put(file.version().orElseThrow(), file) != null) {
                throw new UpkeepException("two files have the version of " + Visible.of(file.path()));
            }
        }
        for (var run : applied.versions.entrySet()) {
            var file = known.get(run.getKey());
            if (file == null) {
                ahead.add(run.getValue().title());
            } else if (differs(file, run.getValue(), target)) {
                throw new UpkeepException("file " + Visible.of(file.path())
                        + " is not the one that was run (its checksum differs), and Flyway would refuse to start");
            }
        }
        known.forEach((version, file) -> {
            if (!applied.covers(version)) {
                missing.add(FolderFiles.name(file.path()));
            }
        });
    }

    private static boolean differs(FlywayFile file, Entry entry, FolderFiles target)
            throws UpkeepException, InterruptedException {
        return file.isSql()
                && entry.checksum().isPresent()
                && entry.checksum().get() != FlywayFile.checksum(target.text(file.path()));
    }

    private static void repeatable(
            List<FlywayFile> files, Applied applied, FolderFiles target, List<String> ahead, List<String> missing)
            throws UpkeepException, InterruptedException {
        var run = new LinkedHashMap<>(applied.repeatable);
        for (var file : files) {
            var entry = file.kind() == 'R' ? Optional.ofNullable(run.remove(file.description())) : null;
            if (entry != null && (entry.isEmpty() || differs(file, entry.get(), target))) {
                missing.add(FolderFiles.name(file.path()));
            }
        }
        run.values().forEach(entry -> ahead.add(entry.title()));
    }
}
