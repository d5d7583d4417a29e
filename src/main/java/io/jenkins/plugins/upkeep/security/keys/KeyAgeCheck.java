package io.jenkins.plugins.upkeep.security.keys;

import io.jenkins.plugins.upkeep.security.SecurityConfig.RenewedKey;
import io.jenkins.plugins.upkeep.security.audit.Check;
import io.jenkins.plugins.upkeep.security.audit.Outcome;
import io.jenkins.plugins.upkeep.security.audit.Rule;
import io.jenkins.plugins.upkeep.security.postgres.ReadSession;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.Visible;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Looks how old keys and secrets are: by the time of a file, by a comment above a variable in an environment file, by rows of a
 * query, or by the day that the configuration names. No secret is kept. An age that nobody can tell is a finding of its own.
 */
public final class KeyAgeCheck implements Check {
    private final List<RenewedKey> keys;
    private final Path folder;
    private final Optional<DatabaseAddress> database;
    private final AtomicReference<ReadSession> current = new AtomicReference<>();

    /**
     * @param keys the keys
     * @param folder where relative names of files begin
     * @param database the database that queries are for; empty when there is none
     */
    public KeyAgeCheck(List<RenewedKey> keys, Path folder, Optional<DatabaseAddress> database) {
        this.keys = List.copyOf(keys);
        this.folder = folder;
        this.database = database;
    }

    @Override
    public String name() {
        return "Keys";
    }

    @Override
    public String plan() {
        return name() + ": see when "
                + Visible.of(
                        String.join(", ", keys.stream().map(RenewedKey::name).toList())) + " were renewed";
    }

    @Override
    public Duration timeout() {
        return Duration.ofMinutes(1);
    }

    @Override
    public List<Rule> rules() {
        return KeyRules.ALL;
    }

    @Override
    public Outcome look(Clock clock) throws InterruptedException {
        var table = new KeyTable(clock.instant());
        for (var key : keys) {
            if (Thread.interrupted()) {
                throw new InterruptedException(name() + ": told to stop");
            }
            look(key, table);
        }
        return table.outcome();
    }

    private void look(RenewedKey key, KeyTable table) {
        if (key.file().isPresent()) {
            new FileKey(key, folder.resolve(key.file().get()), table).look();
        } else if (key.sql().isPresent()) {
            query(new SqlKeys(key, table), key.sql().get());
        } else {
            table.add(day(key));
        }
    }

    private static KeyAge day(RenewedKey key) {
        return new KeyAge(
                Visible.of(key.name()),
                key.renewed().isPresent() ? "security.keys: renewed" : "security.keys names no file, sql or day",
                key.renewed().map(FileKey::start),
                true,
                key.maxAge(),
                KeyAge.Use.unknown(),
                Optional.empty());
    }

    private void query(SqlKeys rows, String sql) {
        if (database.isEmpty()) {
            rows.gap("there is no database to ask", "name the database in upkeep.yaml, or take the sql out");
            return;
        }
        try (var session = ReadSession.open(database.get())) {
            current.set(session);
            rows.look(session, sql);
        } catch (UpkeepException e) {
            rows.gap(e.getMessage(), "see that the database is there and lets the audit in, then run this again");
        }
    }

    @Override
    public void abandon() {
        Optional.ofNullable(current.get()).ifPresent(ReadSession::abort);
    }
}
