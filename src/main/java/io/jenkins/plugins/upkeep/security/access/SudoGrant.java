package io.jenkins.plugins.upkeep.security.access;

/**
 * Who may act as whom.
 *
 * @param who the account, {@code %group} or {@code ALL}
 * @param hosts the machines that it is for
 * @param as as whom; empty for root
 * @param withoutPassword whether nobody asks for a password
 * @param command the command, or {@code ALL}
 */
record SudoGrant(String who, String hosts, String as, boolean withoutPassword, String command) {
    boolean all() {
        return command.equals("ALL");
    }

    /** It in the words of a fact. */
    String words() {
        return Name.of(who) + ": " + Name.text(command)
                + (as.isEmpty() ? "" : " as " + Name.text(as))
                + (hosts.equals("ALL") ? "" : " on " + Name.text(hosts))
                + (withoutPassword ? " without password" : "");
    }
}
