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
        elsewhere(
                "AuthorizedKeysCommand",
                "a program tells which keys let in, and it is not run here",
                "look at its source of keys by hand");
        elsewhere(
                "TrustedUserCAKeys",
                "whoever has a certificate of these authorities gets in, and who has one is not known here",
                "look at the list of certificates that the authority has signed");
    }

    /** Keys that let in and that no file of an account names. */
    private void elsewhere(String setting, String reason, String action) {
        var set = settings.all(setting.toLowerCase(Locale.ROOT)).stream().anyMatch(value -> !value.equals("none"));
        if (set) {
            sight.blind(new Gap("ssh keys of " + setting, reason, action));
        }
    }

    /** The value; empty when it cannot be told. */
    private String show(String name, String otherwise) {
        var value = settings.value(name.toLowerCase(Locale.ROOT), otherwise);
        value.ifPresent(known -> {
            sight.fact(Scope.SSHD, name + ": " + Name.text(known));
            sight.row(TABLE, name, Name.text(known), "all");
        });
        return value.orElse("");
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
