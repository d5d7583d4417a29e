package io.jenkins.plugins.upkeep.security.access;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.security.audit.Gap;
import io.jenkins.plugins.upkeep.security.audit.Issue;
import java.util.Locale;

/** Judges what the SSH server allows. */
final class SshServer {
    private static final String TABLE = "SSH server";
    private static final String SUBJECT = "sshd";

    private final SshSettings settings;
    private final Sight sight;

    SshServer(SshSettings settings, Sight sight) {
        this.settings = settings;
        this.sight = sight;
        sight.table(TABLE, "Setting", "Value", "For");
    }

    void look() {
        sight.looked(Scope.SSHD);
        if (!settings.installed()) {
            sight.row(TABLE, "sshd_config", "there is none", "");
            return;
        }
        var root = show("PermitRootLogin", "prohibit-password");
        var passwords = show("PasswordAuthentication", "yes");
        var interactive = show("KbdInteractiveAuthentication", "yes");
        var empty = show("PermitEmptyPasswords", "no");
        judge(root, passwords.equals("yes") || interactive.equals("yes"), empty);
        settings.conditional().forEach(this::conditional);
        if (!settings.value("authorizedkeyscommand", "none").equals("none")) {
            sight.blind(new Gap(
                    "ssh keys of AuthorizedKeysCommand",
                    "a program tells which keys let in, and it is not run here",
                    "look at its source of keys by hand"));
        }
    }

    private String show(String name, String otherwise) {
        var value = settings.value(name.toLowerCase(Locale.ROOT), otherwise);
        sight.fact(Scope.SSHD, name + ": " + Name.text(value));
        sight.row(TABLE, name, Name.text(value), "all");
        return value;
    }

    private void judge(String root, boolean byPassword, String empty) {
        if (root.equals("yes")) {
            var action = "set PermitRootLogin to prohibit-password or no in " + SshSettings.FILE
                    + ", then reload: systemctl reload ssh";
            var finding = byPassword
                    ? Finding.critical(SUBJECT + " PermitRootLogin", "lets root log in with a password", "no", action)
                    : Finding.warning(SUBJECT + " PermitRootLogin", "lets root log in", "no", action);
            sight.add(Issue.of(AccessRules.ROOT_LOGIN, finding));
        }
        if (empty.equals("yes")) {
            emptyPasswords(SUBJECT + " PermitEmptyPasswords");
        }
        if (byPassword) {
            sight.add(Issue.of(
                    AccessRules.SSH_PASSWORD,
                    Finding.info(SUBJECT + " PasswordAuthentication", "passwords are taken, not only keys")));
        }
    }

    private void emptyPasswords(String subject) {
        sight.add(Issue.of(
                AccessRules.SSH_EMPTY_PASSWORD,
                Finding.critical(
                        subject,
                        "lets in accounts whose password is empty",
                        "no",
                        "set PermitEmptyPasswords to no in " + SshSettings.FILE
                                + ", then reload: systemctl reload ssh")));
    }

    private void conditional(SshSettings.Conditional setting) {
        var value = setting.value().toLowerCase(Locale.ROOT);
        var judged = switch (setting.name()) {
            case "permitrootlogin", "passwordauthentication", "permitemptypasswords" -> true;
            default -> false;
        };
        if (!judged) {
            return;
        }
        var who = "Match " + Name.text(setting.match());
        sight.fact(Scope.SSHD, who + ": " + setting.name() + " " + Name.text(value));
        sight.row(TABLE, setting.name(), Name.text(value), who);
        if (setting.name().equals("permitemptypasswords") && value.equals("yes")) {
            emptyPasswords(SUBJECT + " " + who);
        }
        if (setting.name().equals("permitrootlogin") && value.equals("yes")) {
            sight.add(Issue.of(
                    AccessRules.ROOT_LOGIN,
                    Finding.warning(
                            SUBJECT + " " + who,
                            "lets root log in where this matches",
                            "no",
                            "see whether that is meant; else take it out of " + SshSettings.FILE)));
        }
    }
}
