package io.jenkins.plugins.upkeep.rollback.database;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.Visible;
import java.util.List;

/**
 * Judges what the server says of the live database and of our role.
 *
 * @param facts what it says
 * @param live the live database's name
 * @param findings is given what stands in the way
 */
record LiveCheck(LiveFacts facts, String live, List<Finding> findings) {
    private static final List<String> RESERVED = List.of("postgres", "template0", "template1");

    void look() {
        database();
        bonds();
        rights();
    }

    private void database() {
        if (facts.recovery()) {
            refuse("the server is a standby", "let database.url lead to the primary server");
        }
        if (facts.template() || RESERVED.contains(live)) {
            refuse("is a template or the server's own", "keep the service's data in a database of its own");
        }
        if (!facts.open()) {
            refuse(
                    "lets nobody connect",
                    "see whether an earlier rollback is to be resumed or undone, or ALTER DATABASE … ALLOW_CONNECTIONS"
                            + " true");
        }
    }

    private void bonds() {
        if (facts.prepared() > 0) {
            refuse(
                    "has " + facts.prepared() + " prepared transactions, which keep it from being renamed",
                    "end them by COMMIT PREPARED or ROLLBACK PREPARED, see pg_prepared_xacts");
        }
        if (!facts.slots().isEmpty()) {
            refuse(
                    "has logical replication slots (" + named(facts.slots())
                            + "), which would stay with the replaced database: whoever reads from them would get nothing"
                            + " more, and not be told",
                    "detach the readers and drop the slots by pg_drop_replication_slot, and set them up again afterwards");
        }
        if (!facts.subscriptions().isEmpty()) {
            refuse(
                    "has subscriptions (" + named(facts.subscriptions())
                            + "), whose workers stay connected and would go on filling the replaced database",
                    "disable and detach them: ALTER SUBSCRIPTION … DISABLE, SET (slot_name = NONE), DROP SUBSCRIPTION");
        }
    }

    private void rights() {
        if (!facts.superuser() && !facts.creates()) {
            lacks("may not make databases", "ALTER ROLE … CREATEDB");
        }
        if (!facts.superuser() && !facts.owns()) {
            lacks(
                    "does not own database " + Visible.of(live) + ", which belongs to " + Visible.of(facts.owner()),
                    "GRANT the owner's role to it, or ALTER DATABASE … OWNER TO");
        }
        if (!facts.superuser() && !facts.places()) {
            lacks("may not make a database in the live one's tablespace", "GRANT CREATE ON TABLESPACE … TO it");
        }
    }

    /** Says which sessions of the service's own could not be ended. */
    void sessions(SessionRules rules) {
        var others = rules.users().stream()
                .filter(user -> !user.equals(facts.role()))
                .toList();
        if (!facts.superuser()
                && !facts.signals()
                && !(others.isEmpty() && rules.applications().isEmpty())) {
            findings.add(Finding.warning(
                    "role " + Visible.of(facts.role()),
                    "may end its own sessions only, and rollback.sessions names others",
                    "",
                    "GRANT pg_signal_backend TO it, or see that the service's sessions are closed by then"));
        }
    }

    private void refuse(String seen, String action) {
        findings.add(Finding.critical("database " + Visible.of(live), seen, "", action));
    }

    private void lacks(String seen, String action) {
        findings.add(Finding.critical("role " + Visible.of(facts.role()), seen, "", action));
    }

    private static String named(List<String> names) {
        return Visible.of(String.join(", ", names));
    }
}
