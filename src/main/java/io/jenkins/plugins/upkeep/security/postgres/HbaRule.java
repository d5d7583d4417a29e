package io.jenkins.plugins.upkeep.security.postgres;

import io.jenkins.plugins.upkeep.system.Visible;

/**
 * A rule of pg_hba.conf as the server reads it.
 *
 * @param line its line
 * @param type {@code local}, {@code host}, {@code hostssl}, …
 * @param scope databases and roles that it is for
 * @param address whom it is for; empty on the socket
 * @param netmask the part of the address that counts
 * @param method how they prove who they are
 */
record HbaRule(int line, String type, String scope, String address, String netmask, String method) {
    boolean onSocket() {
        return type.equals("local");
    }

    /** Whether only this machine can use it. */
    boolean onLoopback() {
        return onSocket()
                || address.equals("localhost")
                || (address.startsWith("127.") && netmask.startsWith("255."))
                || (address.equals("::1") && netmask.replaceAll("[^f]", "").length() == 32);
    }

    boolean forAllNetworks() {
        return address.equals("all") || netmask.equals("0.0.0.0") || netmask.equals("::");
    }

    boolean withoutTls() {
        return type.equals("host") || type.equals("hostnossl");
    }

    /** Its name in reports, the same wherever it stands in the file. */
    String subject() {
        return "pg_hba rule "
                + Visible.of(String.join(" ", type, scope, address).strip()) + mask();
    }

    private String mask() {
        return netmask.isEmpty() ? "" : " " + Visible.of(netmask);
    }
}
