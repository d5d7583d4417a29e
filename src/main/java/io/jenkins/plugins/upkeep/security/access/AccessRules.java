package io.jenkins.plugins.upkeep.security.access;

import io.jenkins.plugins.upkeep.security.audit.Rule;
import java.util.List;

/** What can be wrong with who may do what. */
final class AccessRules {
    static final Rule NEW = new Rule(
            "access-new",
            "Somebody has a right that they did not have before",
            "Ask who gave it and why. Take it away if nobody knows.");
    static final Rule UID_ZERO = new Rule(
            "access-uid-0",
            "Another account than root is root",
            "An account with uid 0 may do all that root may, under another name.");
    static final Rule EMPTY_PASSWORD = new Rule(
            "access-empty-password",
            "An account needs no password",
            "Whoever knows the account's name can log in with it. Lock it with passwd -l.");
    static final Rule WEAK_HASH = new Rule(
            "access-weak-hash",
            "An account's password is kept in an old way",
            "DES and MD5 are guessed quickly once /etc/shadow leaks. Set the password again.");
    static final Rule ROOT_GROUP = new Rule(
            "access-root-group",
            "A member of this group can become root",
            "Who may start containers, or read and write disks, can change any file of the machine.");
    static final Rule SUDO_NOPASSWD = new Rule(
            "access-sudo-nopasswd-all",
            "An account becomes root without a password",
            "Whoever gets hold of the account's session or key is root at once. Name the commands that it needs.");
    static final Rule WEAK_KEY = new Rule(
            "access-weak-key",
            "An SSH key is too weak",
            "DSA keys, and RSA keys of less than 2,048 bits, can be broken. Make an ed25519 key in its place.");
    static final Rule ROOT_LOGIN = new Rule(
            "access-root-login",
            "root may log in over SSH",
            "A guessed or stolen root login leaves no name behind. Let people log in as themselves and use sudo.");
    static final Rule SSH_EMPTY_PASSWORD = new Rule(
            "access-ssh-empty-password",
            "SSH lets in accounts with empty passwords",
            "Set PermitEmptyPasswords to no.");
    static final Rule SSH_PASSWORD = new Rule(
            "access-ssh-password",
            "SSH takes passwords",
            "Passwords are guessed all day on every server; keys are not. Set PasswordAuthentication to no.");
    static final List<Rule> ALL = List.of(
            NEW,
            UID_ZERO,
            EMPTY_PASSWORD,
            WEAK_HASH,
            ROOT_GROUP,
            SUDO_NOPASSWD,
            WEAK_KEY,
            ROOT_LOGIN,
            SSH_EMPTY_PASSWORD,
            SSH_PASSWORD);

    private AccessRules() {}
}
