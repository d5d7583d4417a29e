package io.jenkins.plugins.upkeep.security.postgres;

import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.security.SecurityConfig.Accounts;
import io.jenkins.plugins.upkeep.security.audit.Check;
import io.jenkins.plugins.upkeep.security.audit.Outcome;
import io.jenkins.plugins.upkeep.security.audit.OutcomeBuilder;
import io.jenkins.plugins.upkeep.security.audit.Rule;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Looks at the roles of a PostgreSQL server, their passwords, and the ways in. Passwords are tried here against what the server keeps
 * of them, for a limited time, and never shown. What only a superuser sees is a gap for others.
 */
public final class DatabaseAccountsCheck implements Check {
    private static final Duration QUESTIONS = Duration.ofMinutes(2);

    private final DatabaseAddress address;
    private final Accounts accounts;
    private final Path folder;
    private final AtomicReference<ReadSession> current = new AtomicReference<>();

    /**
     * @param address where the database is and who asks
     * @param accounts which accounts are as they should be
     * @param folder where relative names of files begin
     */
    public DatabaseAccountsCheck(DatabaseAddress address, Accounts accounts, Path folder) {
        this.address = address;
        this.accounts = accounts;
        this.folder = folder;
    }

    @Override
    public String name() {
        return "PostgreSQL accounts";
    }

    @Override
    public String plan() {
        return name() + " of " + address
                + ": look at roles, rights and pg_hba.conf, and try common passwords offline for "
                + Units.format(accounts.maxGuessing()) + " at most";
    }

    @Override
    public Duration timeout() {
        return accounts.maxGuessing().plus(QUESTIONS);
    }

    @Override
    public List<Rule> rules() {
        return AccountRules.ALL;
    }

    @Override
    public Outcome look(Clock clock) throws UpkeepException, InterruptedException {
        var outcome = Outcome.builder();
        var roles = ask(outcome);
        var now = clock.instant();
        var issues = new RoleIssues(accounts, now, outcome);
        roles.forEach(issues::judge);
        var tried = guess(roles, now, outcome);
        return outcome.looked(roles.size())
                .add(Measurement.count("roles", roles.size()))
                .add(AccountTable.of(roles, tried))
                .build();
    }

    /** The connection is closed before guessing begins: that may take long. */
    private List<Role> ask(OutcomeBuilder outcome) throws UpkeepException {
        try (var session = ReadSession.open(address)) {
            current.set(session);
            var roles = new RoleReader(session, outcome).read();
            new Memberships(session, outcome).look();
            new HbaRules(session, outcome).look();
            new ServerSettings(session, outcome).look();
            new PublicRights(session, outcome).look();
            return roles;
        }
    }

    private Map<String, String> guess(List<Role> roles, Instant now, OutcomeBuilder outcome)
            throws UpkeepException, InterruptedException {
        return new PasswordTrial(accounts, folder, outcome).run(roles, address.database(), now);
    }

    @Override
    public void abandon() {
        Optional.ofNullable(current.get()).ifPresent(ReadSession::abort);
    }
}
