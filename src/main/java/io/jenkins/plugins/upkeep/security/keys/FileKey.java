package io.jenkins.plugins.upkeep.security.keys;

import io.jenkins.plugins.upkeep.security.SecurityConfig.RenewedKey;
import io.jenkins.plugins.upkeep.security.audit.Gap;
import io.jenkins.plugins.upkeep.security.audit.Location;
import io.jenkins.plugins.upkeep.security.files.ShownPath;
import io.jenkins.plugins.upkeep.security.files.TextFile;
import io.jenkins.plugins.upkeep.system.Visible;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** Tells the age of a key in a file: of the file itself, or of a variable in it. A link is followed. */
final class FileKey {
    private final RenewedKey key;
    private final Path file;
    private final KeyTable table;

    FileKey(RenewedKey key, Path file, KeyTable table) {
        this.key = key;
        this.file = file;
        this.table = table;
    }

    void look() {
        try {
            var modified = modified();
            if (key.variable().isPresent()) {
                variable(key.variable().get(), modified);
            } else {
                whole(modified);
            }
        } catch (IOException e) {
            var link = e instanceof NoSuchFileException && Files.isSymbolicLink(file);
            gap(
                    link ? "is a link to nothing" : TextFile.words(e),
                    "correct security.keys, or let the user of the audit read it");
        }
    }

    private Instant modified() throws IOException {
        var real = file.toRealPath();
        if (!Files.isRegularFile(real)) {
            throw new IOException("is no file but a folder or something special");
        }
        return Files.getLastModifiedTime(real).toInstant();
    }

    /** A copy makes a file younger than its key: a day that is earlier than its time is believed. */
    private void whole(Instant modified) {
        var told = key.renewed().map(FileKey::start).filter(day -> day.isBefore(modified));
        var source = told.isPresent() ? "security.keys: renewed" : "time of file " + ShownPath.of(file);
        table.add(age(source, told.or(() -> Optional.of(modified)), true, Location.of(file)));
    }

    private void variable(String name, Instant modified) throws IOException {
        var found = EnvironmentFile.find(name, TextFile.lines(file));
        if (found.isEmpty() || found.get().empty()) {
            gap(
                    "variable " + Visible.of(name) + (found.isEmpty() ? " is not in it" : " has no value"),
                    "correct the variable's name in security.keys, or take the key out of it");
            return;
        }
        var location = Location.of(file, found.get().line());
        var where = " of " + Visible.of(name) + " in " + ShownPath.of(file);
        if (found.get().renewed().isPresent()) {
            table.add(age("comment" + where, found.get().renewed().map(FileKey::start), true, location));
        } else if (key.renewed().isPresent()) {
            table.add(age("security.keys: renewed", key.renewed().map(FileKey::start), true, location));
        } else {
            table.add(age("time of the file" + where, Optional.of(modified), false, location));
        }
    }

    private KeyAge age(String source, Optional<Instant> since, boolean exact, Location location) {
        return new KeyAge(
                Visible.of(key.name()),
                source,
                since,
                exact,
                key.maxAge(),
                KeyAge.Use.unknown(),
                Optional.of(location));
    }

    private void gap(String reason, String action) {
        table.add(new Gap("key " + Visible.of(key.name()), "file " + ShownPath.of(file) + ": " + reason, action));
    }

    static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
