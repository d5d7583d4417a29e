package io.jenkins.plugins.upkeep.system.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A question of a user's own, with one number as its answer, asked without trust in its SQL. The text goes to the server
 * as a value and is opened there as a cursor, in a transaction that cannot write: no semicolon in it can end that
 * transaction or bring a second statement, and however many rows it has, two are fetched.
 *
 * @param sql one statement that reads
 */
public record NumberQuery(String sql) {
    /**
     * What came of it.
     *
     * @param number the number; empty when there is none
     * @param problem why there is no number; empty when there is one
     */
    public record Answer(OptionalDouble number, Optional<String> problem) {
        private static Answer of(double number) {
            return Double.isFinite(number)
                    ? new Answer(OptionalDouble.of(number), Optional.empty())
                    : none("its answer is not a finite number");
        }

        /** No number, and why. */
        public static Answer none(String problem) {
            return new Answer(OptionalDouble.empty(), Optional.of(problem));
        }
    }

    /**
     * Asks.
     *
     * @param connection where, within a transaction, which is rolled back afterwards so that no setting outlives it
     * @return the number, or why there is none
     * @throws SQLException when the server does not take the SQL, or the connection is lost
     */
    public Answer ask(Connection connection) throws SQLException {
        return new ReadOnlyQuery(sql).ask(connection, 2, NumberQuery::answer);
    }

    private static Answer answer(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            return Answer.none("its answer has no row");
        }
        var columns = rows.getMetaData().getColumnCount();
        if (columns != 1) {
            return Answer.none("its answer has " + columns + " columns");
        }
        var value = rows.getObject(1);
        if (rows.next()) {
            return Answer.none("its answer has several rows");
        }
        if (value instanceof Number number) {
            return Answer.of(number.doubleValue());
        }
        return Answer.none(
                value == null
                        ? "its answer is NULL"
                        : "its answer is no number but of type "
                                + rows.getMetaData().getColumnTypeName(1));
    }
}
