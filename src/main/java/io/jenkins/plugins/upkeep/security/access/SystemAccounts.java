package io.jenkins.plugins.upkeep.security.access;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.security.audit.Gap;
import io.jenkins.plugins.upkeep.security.audit.Issue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the accounts of the system and how their passwords are. What is kept of a password is never shown. */
final class SystemAccounts {
    private static final String PASSWD = "/etc/passwd";
    private static final String SHADOW = "/etc/shadow";
    private static final String TABLE = "Accounts of the system";
    private static final int SHADOW_FIELDS = 5;
    private static final String NEVER = "99999";

    private final SystemFiles files;
    private final Sight sight;

    SystemAccounts(SystemFiles files, Sight sight) {
        this.files = files;
        this.sight = sight;
        sight.table(TABLE, "Account", "Uid", "Shell", "Password", "Expires");
    }

    /** The accounts; none when they cannot be read. */
    List<Account> look() {
        try {
            var lines = files.lines(PASSWD);
            if (lines.isEmpty()) {
                throw new IOException("there is no such file");
            }
            var accounts = parse(lines.get());
            sight.looked(Scope.ACCOUNT);
            var passwords = passwords();
            accounts.forEach(account -> judge(account, Optional.ofNullable(passwords.get(account.name()))));
            return accounts;
        } catch (IOException e) {
            sight.blind(SystemFiles.gap(PASSWD, e), Scope.ACCOUNT, Scope.PASSWORD, Scope.GROUP, Scope.KEY);
            return List.of();
        }
    }

    private List<Account> parse(List<String> lines) {
        var accounts = new ArrayList<Account>();
        for (int number = 1; number <= lines.size(); number++) {
            var line = lines.get(number - 1);
            var account = Account.parse(line);
            account.ifPresent(accounts::add);
            if (account.isEmpty() && !line.isBlank() && !line.startsWith("#")) {
                sight.blind(new Gap(
                        PASSWD + " line " + number, "is no account", "correct it with vipw, or look at it by hand"));
            }
        }
        return accounts;
    }

    /** How a password is kept, and when it must be changed. */
    private record Kept(String kind, String expires) {}

    private Map<String, Kept> passwords() {
        try {
            var passwords = new HashMap<String, Kept>();
            for (var line : files.lines(SHADOW).orElse(List.of())) {
                var fields = line.split(":", -1);
                if (fields.length >= SHADOW_FIELDS) {
                    passwords.put(fields[0], new Kept(kind(fields[1]), expires(fields[4])));
                }
            }
            sight.looked(Scope.PASSWORD);
            return passwords;
        } catch (IOException e) {
            sight.blind(SystemFiles.gap(SHADOW, e), Scope.PASSWORD);
            return Map.of();
        }
    }

    private static String kind(String field) {
        if (field.isEmpty()) {
            return "empty";
        }
        if (field.startsWith("!") || field.startsWith("*") || field.equals("x")) {
            return "locked";
        }
        if (!field.startsWith("$") && !field.startsWith("_")) {
            return "set (DES)";
        }
        return field.startsWith("$1$") || field.startsWith("_") ? "set (MD5 or DES)" : "set";
    }

    private static String expires(String days) {
        return days.isEmpty() || days.equals(NEVER) ? "never" : Name.text(days) + " days after a change";
    }

    private void judge(Account account, Optional<Kept> kept) {
        var name = Name.of(account.name());
        var kind = account.emptyPassword() ? "empty" : kept.map(Kept::kind).orElse("unknown");
        if (account.hasShell()) {
            sight.fact(Scope.ACCOUNT, name + ": shell " + Name.text(account.shell()));
        }
        if (account.uid() == 0) {
            sight.fact(Scope.ACCOUNT, name + ": uid 0");
        }
        if (kind.equals("empty") || kind.startsWith("set")) {
            sight.fact(Scope.PASSWORD, name + ": " + kind);
        }
        var worthARow = account.hasShell() || account.uid() == 0 || kind.equals("empty") || kind.startsWith("set");
        if (worthARow) {
            sight.row(
                    TABLE,
                    name,
                    Long.toString(account.uid()),
                    Name.text(account.shell()),
                    kind,
                    kept.map(Kept::expires).orElse(""));
        }
        issues(account, kind);
    }

    private void issues(Account account, String kind) {
        if (account.uid() == 0 && !account.name().equals("root")) {
            sight.add(Issue.of(
                    AccessRules.UID_ZERO,
                    Finding.critical(
                            account.subject(),
                            "has uid 0: it is root",
                            "",
                            "remove it with vipw, or give it a uid of its own")));
        }
        if (kind.equals("empty")) {
            sight.add(Issue.of(
                    AccessRules.EMPTY_PASSWORD,
                    Finding.critical(
                            account.subject(),
                            "needs no password",
                            "",
                            "lock it: passwd -l " + Name.of(account.name()))));
        }
        if (kind.startsWith("set (")) {
            weakHash(account, kind.replaceAll("set \\(|\\)", ""));
        }
    }

    private void weakHash(Account account, String way) {
        sight.add(Issue.of(
                AccessRules.WEAK_HASH,
                Finding.warning(
                        account.subject(),
                        "has a password that is kept as " + way,
                        "yescrypt or SHA-512",
                        "set it again: passwd " + Name.of(account.name()))));
    }
}
