package io.jenkins.plugins.upkeep.security.access;

import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.security.audit.Gap;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Looks at all that the system tells, part by part, each for a limited time. */
final class SystemParts {
    private static final String HUNG = "look whether a file system hangs (ls / and df), then run this again";

    /** Accounts that are late are told by name; more are only counted. */
    private static final int MOST_LATE = 5;

    private final SystemFiles files;
    private final Sight sight;
    private final Limits limits;
    private final Parts parts;

    SystemParts(SystemFiles files, Sight sight, Limits limits) {
        this.files = files;
        this.sight = sight;
        this.limits = limits;
        this.parts = new Parts(sight);
    }

    /**
     * How long parts may take.
     *
     * @param part one of the parts
     * @param account the keys of one account
     * @param keys all keys
     */
    record Limits(Duration part, Duration account, Duration keys) {
        static Limits usual() {
            return new Limits(Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofMinutes(1));
        }
    }

    void look() throws InterruptedException {
        var accounts = parts.look(limits.part(), this::accounts);
        if (accounts.isEmpty()) {
            late("accounts and groups", Scope.ACCOUNT, Scope.PASSWORD, Scope.GROUP, Scope.KEY);
        }
        if (parts.look(limits.part(), this::sudo).isEmpty()) {
            late("sudo rules", Scope.SUDO);
        }
        var places = parts.look(limits.part(), this::server);
        if (places.isEmpty()) {
            late("settings of the SSH server", Scope.SSHD);
            sight.missesKeyFiles();
        }
        keys(accounts.orElse(List.of()), places.orElse(SshSettings.USUAL_KEY_FILES));
    }

    private void late(String part, Scope... scopes) {
        sight.blind(new Gap(part, reason(limits.part()), HUNG), scopes);
    }

    private static String reason(Duration limit) {
        return "could not be read within " + Units.format(limit);
    }

    private List<Account> accounts(Sight own) {
        var accounts = new SystemAccounts(files, own).look();
        new SystemGroups(files, own).look(accounts);
        return accounts;
    }

    private Sudoers sudo(Sight own) {
        var sudoers = new Sudoers(files, own);
        sudoers.look();
        return sudoers;
    }

    private List<String> server(Sight own) {
        var settings = new SshSettings(files, own);
        settings.read();
        new SshServer(settings, own).look();
        return settings.keyFiles();
    }

    private void keys(List<Account> accounts, List<String> places) throws InterruptedException {
        var watch = Stopwatch.started();
        var late = new ArrayList<Account>();
        for (var account : accounts) {
            var rest = limits.keys().minus(watch.elapsed());
            var limit = rest.compareTo(limits.account()) < 0 ? rest : limits.account();
            if (parts.look(limit, own -> keys(account, places, own)).isEmpty()) {
                late.add(account);
            }
        }
        if (!accounts.isEmpty()) {
            sight.looked(Scope.KEY);
        }
        late(late);
    }

    private SshKeys keys(Account account, List<String> places, Sight own) {
        var keys = new SshKeys(files, places, own);
        keys.look(account);
        return keys;
    }

    private void late(List<Account> accounts) {
        accounts.forEach(account -> sight.blindToKeys(Name.of(account.name())));
        accounts.stream()
                .limit(MOST_LATE)
                .forEach(account ->
                        sight.blind(new Gap("ssh keys of " + account.subject(), reason(limits.account()), HUNG)));
        var more = accounts.size() - MOST_LATE;
        if (more > 0) {
            sight.blind(new Gap(
                    "ssh keys of further accounts",
                    "those of " + more + " more could not be read within " + Units.format(limits.keys()),
                    HUNG));
        }
    }
}
