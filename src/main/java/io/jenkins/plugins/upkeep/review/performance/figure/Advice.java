package io.jenkins.plugins.upkeep.review.performance.figure;

/** What to do when a figure passes its limit or gets worse. */
public final class Advice {
    public static final String SLOWER = "see what was deployed around that day, and the slowest routes in the report of"
            + " upkeep api-performance";
    public static final String FAILING =
            "see which routes fail in the report of upkeep api-performance, and the API's log";
    public static final String GROWING =
            "archive old rows (database.maintenance.archive, upkeep pg-maintenance) or order disk space";
    public static final String CONNECTIONS =
            "find who holds them (pg_stat_activity by application_name), make pools smaller or"
                    + " put a pooler before the database; raise max_connections last";
    public static final String CACHE =
            "see which queries read the most (pg_stat_statements), add the index that they lack, or"
                    + " give the database more shared_buffers";
    public static final String DEAD_ROWS =
            "see why autovacuum does not keep up (an old transaction, its cost limit), and run"
                    + " upkeep pg-maintenance more often";
    public static final String SEQUENCE = "make its column and the sequence bigint before it runs out";
    public static final String DISK =
            "order disk space, or archive rows (upkeep pg-maintenance) and remove what is not needed"
                    + " (du -xh --max-depth=2 | sort -h)";
    public static final String INODES = "find the folder with very many small files and have them removed or packed";
    public static final String MEMORY =
            "order memory, or find the program that grows (ps -eo rss,args --sort=-rss) and restart it"
                    + " in each maintenance";
    public static final String LOAD = "find what computes (top), move work to quieter hours, or order cores";
    public static final String REDIS =
            "see its largest keys (upkeep redis-maintenance), let them expire, or raise maxmemory";
    public static final String RTO =
            "restore over more connections or on a faster machine, and archive rows that need not come back";
    public static final String RPO = "back up more often: what is newer than the newest verified set would be lost";
    public static final String BACKUP = "archive old rows, or back up over more connections";
    public static final String SETS = "order space for backups, or keep fewer sets (backup.retention)";
    public static final String COMPUTING =
            "see what was deployed around that day, and whether the data that it works on has grown";

    private Advice() {}
}
