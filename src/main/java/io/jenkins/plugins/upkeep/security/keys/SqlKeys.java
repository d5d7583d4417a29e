package io.jenkins.plugins.upkeep.security.keys;

import io.jenkins.plugins.upkeep.security.SecurityConfig.RenewedKey;
import io.jenkins.plugins.upkeep.security.audit.Gap;
import io.jenkins.plugins.upkeep.security.postgres.ReadSession;
import io.jenkins.plugins.upkeep.security.postgres.Refused;
import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.Visible;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Tells the ages of keys that a query names, each row a key: its name, its time of creation and, if the query has it, of its last use. */
final class SqlKeys {
    private static final int MOST = 1_000;
    private static final int LONGEST_NAME = 100;

    private final RenewedKey key;
    private final KeyTable table;

    SqlKeys(RenewedKey key, KeyTable table) {
        this.key = key;
        this.table = table;
    }

    void look(ReadSession session, String sql) throws UpkeepException {
        try {
            var ages = session.first(MOST + 1, sql, this::age);
            ages.stream().limit(MOST).forEach(table::add);
            if (ages.isEmpty()) {
                gap("the query names no key", "correct its sql in security.keys");
            }
            if (ages.size() > MOST) {
                gap(
                        "the query names more than " + MOST + " keys, of which the first were looked at",
                        "let it name fewer");
            }
        } catch (SQLException e) {
            table.add(Refused.gap(subject(), session.address(), e));
        }
    }

    void gap(String reason, String action) {
        table.add(new Gap(subject(), reason, action));
    }

    private String subject() {
        return "key " + Visible.of(key.name());
    }

    private KeyAge age(ResultSet row) throws SQLException {
        var columns = row.getMetaData().getColumnCount();
        if (columns != 2 && columns != 3) {
            throw new SQLException("it has " + columns + " columns, not a name, a time and perhaps a second time");
        }
        var use = columns == 3 ? new KeyAge.Use(true, moment(row, 3)) : KeyAge.Use.unknown();
        var created = moment(row, 2);
        return new KeyAge(
                Visible.of(key.name()) + ": " + name(row.getString(1)),
                created.isPresent() ? "query" : "the query knows no time",
                created,
                true,
                key.maxAge(),
                use,
                Optional.empty());
    }

    private static String name(String name) {
        var line = Visible.of(OneLine.of(name));
        return line.isEmpty() ? "(no name)" : line.substring(0, Math.min(LONGEST_NAME, line.length()));
    }

    /** A time without a zone is taken for UTC. */
    private static Optional<Instant> moment(ResultSet row, int column) throws SQLException {
        var type = row.getMetaData().getColumnTypeName(column);
        return switch (type) {
            case "timestamptz" ->
                Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant)
                        .filter(SqlKeys::isTime);
            case "timestamp" ->
                Optional.ofNullable(row.getObject(column, LocalDateTime.class))
                        .map(time -> time.toInstant(ZoneOffset.UTC))
                        .filter(SqlKeys::isTime);
            case "date" ->
                Optional.ofNullable(row.getObject(column, LocalDate.class))
                        .map(FileKey::start)
                        .filter(SqlKeys::isTime);
            default ->
                throw new SQLException("column " + column + " is of the type " + OneLine.of(type)
                        + " and not a time: cast it to timestamptz");
        };
    }

    /** {@code -infinity} is no time at which a key was made. */
    private static boolean isTime(Instant moment) {
        return moment.isAfter(Instant.EPOCH);
    }
}
