package io.jenkins.plugins.upkeep.cli.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.upkeep.backup.set.BackupSet;
import io.jenkins.plugins.upkeep.backup.set.DatabaseEvidence;
import io.jenkins.plugins.upkeep.backup.set.JournalEvidence;
import io.jenkins.plugins.upkeep.backup.set.Manifest;
import io.jenkins.plugins.upkeep.backup.set.PerformanceEvidence;
import io.jenkins.plugins.upkeep.backup.set.SetEncryption;
import io.jenkins.plugins.upkeep.backup.set.SetFile;
import io.jenkins.plugins.upkeep.backup.set.Verification;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.cli.command.Action;
import io.jenkins.plugins.upkeep.cli.command.Inventory;
import io.jenkins.plugins.upkeep.cli.command.Surroundings;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.system.Bytes;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.Visible;
import io.jenkins.plugins.upkeep.system.json.Json;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/** {@code upkeep backup show}. */
record ShowSet(Inventory inventory) implements Action {
    @Override
    public int run(ParseResult given, Surroundings world) throws UpkeepException {
        var set = SetRequest.of(given, inventory, world).set();
        if (given.hasMatchedOption("--json")) {
            world.out().println(json(set));
        } else {
            print(set, world.out());
        }
        return Status.OK.exitStatus();
    }

    private static String json(BackupSet set) throws UpkeepException {
        try {
            return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(Shown.of(set));
        } catch (JsonProcessingException e) {
            throw new UpkeepException("backup show: cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * A set as {@code --json} gives it.
     *
     * @param verified how it is verified
     * @param verifiedAt when that was proved last
     * @param failed how and when it failed its last proof; then it is not verified
     */
    private record Shown(
            Manifest manifest,
            List<Verification> verifications,
            VerificationLevel verified,
            Optional<Instant> verifiedAt,
            Optional<SetRow.Failed> failed) {
        static Shown of(BackupSet set) {
            var row = SetRow.of(set);
            return new Shown(set.manifest(), set.verifications(), row.verified(), row.verifiedAt(), row.failed());
        }
    }

    private static void print(BackupSet set, PrintStream out) {
        var manifest = set.manifest();
        out.printf("set %s of service %s%n", manifest.id(), Visible.of(manifest.service()));
        out.printf(
                "started %s, finished %s, made by Upkeep %s%n",
                toSecond(manifest.started()), toSecond(manifest.finished()), manifest.tool());
        manifest.encryption().ifPresent(encryption -> print(encryption, out));
        manifest.problems().forEach(problem -> out.printf("INCOMPLETE: %s%n", Visible.of(problem)));
        set.verifications().forEach(verification -> out.println(line(verification)));
        out.println("verified: " + SetRow.of(set).word());
        if (set.verifications().isEmpty()) {
            out.println("never verified");
        }
        manifest.database().ifPresent(database -> print(database, out));
        manifest.files()
                .forEach(part -> out.printf(
                        Locale.ROOT,
                        "files of %s: %,d entries, %s%n",
                        part.name(),
                        part.entries(),
                        new Bytes(part.bytes())));
        manifest.journal().ifPresent(journal -> print(journal, out));
        manifest.performance().ifPresent(performance -> print(performance, out));
        printFiles(manifest.contents(), out);
    }

    private static void printFiles(List<SetFile> files, PrintStream out) {
        var width = files.stream().mapToInt(file -> file.path().length()).max().orElse(0);
        var form = "%-" + Math.max(width, 40) + "s %10s %10s%n";
        out.println();
        out.printf(form, "FILE", "STORED", "PLAIN");
        files.forEach(file -> out.printf(form, file.path(), new Bytes(file.storedSize()), new Bytes(file.plainSize())));
    }

    private static Instant toSecond(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    private static void print(SetEncryption encryption, PrintStream out) {
        out.println("encrypted by " + encryption.method() + " for " + String.join(", ", encryption.recipients()));
    }

    private static String line(Verification verification) {
        if (verification.isSample()) {
            var files = verification.sample().size();
            return "read in part on " + toSecond(verification.at()) + ": " + files + (files == 1 ? " file" : " files")
                    + " as stored";
        }
        return verification.isFailed()
                ? SetRow.Failed.of(verification).toString()
                : "verified at level " + verification.level().word() + " on " + toSecond(verification.at());
    }

    private static void print(JournalEvidence journal, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "journal: %,d messages of %d units, %s, since %s%n",
                journal.entries(),
                journal.units().size(),
                new Bytes(journal.bytes()),
                journal.from());
        journal.units()
                .forEach(unit -> out.printf(
                        Locale.ROOT,
                        "    %s: %,d, %,d of them about it%n",
                        Visible.of(unit.unit()),
                        unit.entries(),
                        unit.about()));
    }

    private static void print(PerformanceEvidence performance, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "performance data: %,d rows in %d files, since %s%n",
                performance.totalRows(),
                performance.files().size(),
                performance.from());
        performance.files().forEach(file -> out.printf(Locale.ROOT, "    %s: %,d rows%n", file.name(), file.rows()));
    }

    private static void print(DatabaseEvidence database, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "database %s on PostgreSQL %s: %,d tables, %,d rows, %,d sequences, %,d large objects; snapshot of %s%n",
                Visible.of(database.name()),
                database.server().version(),
                database.tables().size(),
                database.totalRows(),
                database.sequences().size(),
                database.largeObjects().count(),
                toSecond(database.snapshot()));
    }
}
