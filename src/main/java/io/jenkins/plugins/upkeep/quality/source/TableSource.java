package io.jenkins.plugins.upkeep.quality.source;

import io.jenkins.plugins.upkeep.quality.grid.Market;
import io.jenkins.plugins.upkeep.quality.grid.Slots;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Worker;
import io.jenkins.plugins.upkeep.system.concurrent.Workers;
import io.jenkins.plugins.upkeep.system.postgres.Connections;
import io.jenkins.plugins.upkeep.system.postgres.CopyOutput;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.PlainSession;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import io.jenkins.plugins.upkeep.task.Progress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Reads points from a table of PostgreSQL: unsorted, over two connections of which each has one half of the period, and as the
 * server holds them.
 */
public final class TableSource implements Source {
    private static final int CONNECTIONS = 2;
    private static final int A_STEP = 10_000;

    private final DatabaseAddress address;
    private final String table;
    private final Columns columns;

    /**
     * @param address the database
     * @param table the table's name, as somebody wrote it
     * @param columns the names of its columns
     */
    public TableSource(DatabaseAddress address, String table, Columns columns) {
        this.address = address;
        this.table = table;
        this.columns = columns;
    }

    private record Half(Instant from, Instant to) {}

    @Override
    public String describe() {
        return "table " + table + " of database " + address;
    }

    @Override
    public void read(Slots slots, Market market, Collection<String> pairs, Progress.Stretch progress)
            throws UpkeepException, InterruptedException {
        var middle = slots.time(slots.count() / 2);
        var halves = List.of(new Half(slots.time(0), middle), new Half(middle, Instant.MAX));
        Workers.run("market data", CONNECTIONS, halves, () -> new Reader(market, pairs, progress));
    }

    private Connection connect() throws UpkeepException {
        var connection = Database.connect(address, "upkeep data-quality");
        try {
            PlainSession.apply(connection);
            Sql.execute(connection, "SET default_transaction_read_only = on");
            return connection;
        } catch (SQLException e) {
            Connections.cut(connection);
            throw Database.failure(address, e);
        }
    }

    private final class Reader implements Worker<Half> {
        private final Connection connection = connect();
        private final Market market;
        private final Collection<String> pairs;
        private final Progress.Stretch progress;
        private long rows;
        private volatile boolean cut;

        Reader(Market market, Collection<String> pairs, Progress.Stretch progress) throws UpkeepException {
            this.market = market;
            this.pairs = pairs;
            this.progress = progress;
        }

        @Override
        public void work(Half half) throws UpkeepException, InterruptedException {
            try {
                var query = TableQuery.of(connection, table, columns);
                var reader = new BinaryRows(new PairIndex(market), query.clock(), query.kinds());
                CopyOutput.rows(connection, query.copy(connection, half.from(), half.to(), pairs), row -> {
                    reader.take(row);
                    count();
                });
            } catch (SQLException e) {
                throw failure(e);
            }
        }

        /** That its connection is cut because of the other's failure is none of its own. */
        private UpkeepException failure(SQLException e) throws InterruptedException {
            if (cut) {
                throw new InterruptedException("market data: told to stop");
            }
            return Database.failure(address, e);
        }

        private void count() {
            if (++rows % A_STEP == 0) {
                progress.advance(A_STEP);
            }
        }

        @Override
        public void abort() {
            cut = true;
            Connections.cut(connection);
        }

        @Override
        public void close() {
            Connections.cut(connection);
        }
    }
}
