package io.jenkins.plugins.upkeep.rollback.database;

import io.jenkins.plugins.upkeep.backup.set.BackupSet;
import io.jenkins.plugins.upkeep.backup.set.SetCatalog;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.rollback.database.DatabaseRollback.Setting;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.Visible;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Chooses the set that fits a version.
 *
 * @param setting where it would be restored
 * @param catalog the service's sets
 * @param wish which one is wanted
 */
record SetChooser(Setting setting, SetCatalog catalog, SetWish wish) {
    private static final int MOST_NAMED = 5;
    private static final int SHORT_COMMIT = 12;

    ChosenSet choose() throws UpkeepException, InterruptedException {
        var remarks = new ArrayList<String>();
        var set = wish.named().isPresent() ? catalog.find(wish.named().get()) : newest(remarks);
        var manifest = set.manifest();
        requireUsable(set);
        if (!manifest.commit().equals(Optional.of(wish.commit()))) {
            remarks.add("set " + manifest.id() + " was made at " + commit(set) + ", not at the target version "
                    + shortened(wish.commit()) + ": its schema may be another one than that version knows");
        }
        if (set.level() == VerificationLevel.STORED) {
            remarks.add(
                    "set " + manifest.id() + " was read back from its store, but never restored for a proof: that it"
                            + " restores is found out now");
        }
        var reader = catalog.reader(manifest);
        if (manifest.encryption().isPresent()) {
            reader.requireKey(manifest);
        }
        requireServer(set, remarks);
        return new ChosenSet(set, reader, remarks);
    }

    private BackupSet newest(List<String> remarks) throws UpkeepException {
        var contents = catalog.look();
        contents.damaged().forEach(line -> remarks.add("left aside: " + line));
        contents.unreadable().forEach(line -> remarks.add("not looked at: " + line));
        var fitting = contents.sets().stream()
                .filter(fits())
                .filter(set -> set.level() != VerificationLevel.NONE)
                .filter(set -> set.manifest().database().isPresent())
                .toList();
        if (fitting.isEmpty()) {
            throw missing(contents);
        }
        var newest = fitting.get(0);
        var proved = fitting.stream()
                .filter(set -> set.level() == VerificationLevel.RESTORED)
                .findFirst()
                .orElse(newest);
        if (!proved.equals(newest)) {
            remarks.add("set " + newest.manifest().id()
                    + " is newer, but was never restored for a proof; name it to take it");
        }
        return proved;
    }

    private Predicate<BackupSet> fits() {
        return wish.before().isPresent()
                ? set -> set.manifest().started().isBefore(wish.before().get())
                : set -> set.manifest().commit().equals(Optional.of(wish.commit()));
    }

    private UpkeepException missing(SetCatalog.Contents contents) {
        var wanted =
                wish.before().map(instant -> "begun before " + instant).orElse("of commit " + shortened(wish.commit()));
        var known = contents.sets().stream()
                .limit(MOST_NAMED)
                .map(set -> set.manifest().id() + " (" + commit(set) + ", " + level(set) + ")")
                .collect(Collectors.joining(", "));
        var more = contents.sets().size() - MOST_NAMED;
        return new UpkeepException("missing snapshot: no verified set with a database " + wanted + " in "
                + catalog.store().describe() + "; there "
                + (known.isEmpty() ? "is none at all" : "are " + known + (more > 0 ? " and " + more + " more" : ""))
                + faults(contents)
                + "; name one of them by its id, verify one by 'upkeep backup verify', or keep the database; nothing was"
                + " touched");
    }

    private static String faults(SetCatalog.Contents contents) {
        var faults = contents.damaged().size() + contents.unreadable().size();
        return faults == 0 ? "" : ", and " + faults + " that are damaged or could not be looked at";
    }

    private static String level(BackupSet set) {
        var failed = set.failure().isPresent() ? "failed its last proof" : "not verified";
        var level = set.level() == VerificationLevel.NONE ? failed : set.level().word();
        return set.manifest().database().isPresent() ? level : level + ", without a database";
    }

    private static String commit(BackupSet set) {
        return set.manifest()
                .commit()
                .map(commit -> "commit " + shortened(commit))
                .orElse("no commit");
    }

    private static String shortened(String commit) {
        return Visible.of(commit.length() > SHORT_COMMIT ? commit.substring(0, SHORT_COMMIT) : commit);
    }

    private static void requireUsable(BackupSet set) throws UpkeepException {
        var title = "set " + set.manifest().id() + ": ";
        if (!set.manifest().isComplete()) {
            throw new UpkeepException(title + "is not complete ("
                    + set.manifest().problems().get(0) + "); take another one; nothing was touched");
        }
        if (set.manifest().database().isEmpty()) {
            throw new UpkeepException(title + "holds no database; take another one; nothing was touched");
        }
        if (set.level() == VerificationLevel.NONE) {
            throw new UpkeepException(title + level(set) + "; verify it by 'upkeep backup verify', or take another one;"
                    + " nothing was touched");
        }
    }

    private void requireServer(BackupSet set, List<String> remarks) throws UpkeepException {
        var evidence = set.manifest().database().orElseThrow();
        var major = serverMajor();
        if (major < evidence.server().major()) {
            throw new UpkeepException("set " + set.manifest().id() + ": comes from PostgreSQL "
                    + evidence.server().major() + ", the server is of version " + major
                    + ", and nothing goes back to an older one; take another set");
        }
        setting.binaries().restorer(major, evidence.clientMajor());
        if (!evidence.name().equals(setting.live().database())) {
            remarks.add("set " + set.manifest().id() + " is of database " + Visible.of(evidence.name())
                    + ", the live one is " + Visible.of(setting.live().database()));
        }
    }

    private int serverMajor() throws UpkeepException {
        try (var connection = Database.connect(setting.live(), ServerSession.PURPOSE)) {
            return connection.getMetaData().getDatabaseMajorVersion();
        } catch (SQLException e) {
            throw Database.failure(setting.live(), e);
        }
    }
}
