package io.jenkins.plugins.upkeep.security.postgres;

import io.jenkins.plugins.upkeep.security.audit.Rule;
import java.util.List;

/** What can be wrong with the accounts of a PostgreSQL server, and the ways to it. */
final class AccountRules {
    static final Rule COMMON_PASSWORD = new Rule(
            "postgres-common-password",
            "A role has a password that is quickly guessed",
            "Programs that look for open databases try the role's name and the most common passwords first. Give the role"
                    + " a long random password.");
    static final Rule MD5_PASSWORD = new Rule(
            "postgres-md5-password",
            "A role's password is kept as MD5",
            "An MD5 verifier is guessed quickly and is as good as the password itself to whoever steals it. Set"
                    + " password_encryption to scram-sha-256 and set the password again.");
    static final Rule NO_PASSWORD = new Rule(
            "postgres-no-password",
            "A role may log in and has no password",
            "Only rules of pg_hba.conf that ask for no password let it in. That is right for peer and certificates.");
    static final Rule SUPERUSER = new Rule(
            "postgres-superuser",
            "A role is superuser and is not among those that may be",
            "A superuser reads and changes all data and runs programs on the server's machine. Take it away, or name the"
                    + " role in security.accounts.superusers.");
    static final Rule SUPERUSER_MEMBER = new Rule(
            "postgres-superuser-member",
            "A role can become superuser",
            "A member of a superuser's role becomes it with SET ROLE.");
    static final Rule POWERFUL = new Rule(
            "postgres-powerful-role",
            "A role has a right that reaches beyond its own data",
            "BYPASSRLS shows all rows, REPLICATION copies the whole server, CREATEROLE makes accounts. Leave them to roles"
                    + " that need them.");
    static final Rule SERVER_FILES = new Rule(
            "postgres-server-files",
            "A role may use files or programs of the server's machine",
            "Whoever may write files or run programs as the server's account can become superuser.");
    static final Rule NO_EXPIRY = new Rule(
            "postgres-no-expiry",
            "A role's password has no last day",
            "Without VALID UNTIL a password that leaked is good forever. Set a day, or name the role in"
                    + " security.accounts.withoutExpiry.");
    static final Rule EXPIRED = new Rule(
            "postgres-expired",
            "A role's password has expired",
            "It lets nobody in any more. Drop the role if nobody misses it.");
    static final Rule PASSWORD_ENCRYPTION = new Rule(
            "postgres-password-encryption",
            "New passwords are kept as MD5",
            "Set password_encryption to scram-sha-256; each password that is set from then on is kept better.");
    static final Rule TRUST = new Rule(
            "postgres-trust",
            "A rule of pg_hba.conf lets everybody in without a password",
            "Whoever reaches the port or socket is whatever role they name. Ask for scram-sha-256, or peer on the socket.");
    static final Rule CLEAR_TEXT = new Rule(
            "postgres-clear-text",
            "A rule of pg_hba.conf has passwords sent as they are",
            "The method password sends the password itself: who listens, or runs a false server, has it. Ask for"
                    + " scram-sha-256.");
    static final Rule MD5_METHOD = new Rule(
            "postgres-md5-method",
            "A rule of pg_hba.conf still allows MD5",
            "The method md5 takes SCRAM passwords too, and MD5 ones besides. Ask for scram-sha-256 once no role has an"
                    + " MD5 password.");
    static final Rule IDENT = new Rule(
            "postgres-ident",
            "A rule of pg_hba.conf believes the other machine who asks",
            "The method ident asks the client's machine for the name of its user, and whoever rules that machine answers.");
    static final Rule NO_TLS = new Rule(
            "postgres-no-tls",
            "A rule of pg_hba.conf lets all networks in without TLS",
            "Data and queries can be read on their way. Write hostssl instead of host.");
    static final Rule SSL_OFF = new Rule(
            "postgres-ssl-off",
            "The server listens to the network without TLS",
            "Data and queries can be read on their way. Give the server a certificate and set ssl to on.");
    static final Rule PUBLIC_CREATE = new Rule(
            "postgres-public-create",
            "Every role may create things in a schema",
            "Whoever may create functions in a schema that others search can have them run as those others"
                    + " (CVE-2018-1058).");
    static final Rule SECURITY_DEFINER = new Rule(
            "postgres-security-definer",
            "A function of a superuser can be turned to other ends",
            "A SECURITY DEFINER function without a search_path of its own finds what the caller puts in its way, and runs"
                    + " it as superuser.");

    static final List<Rule> ALL = List.of(
            COMMON_PASSWORD,
            MD5_PASSWORD,
            NO_PASSWORD,
            SUPERUSER,
            SUPERUSER_MEMBER,
            POWERFUL,
            SERVER_FILES,
            NO_EXPIRY,
            EXPIRED,
            PASSWORD_ENCRYPTION,
            TRUST,
            CLEAR_TEXT,
            MD5_METHOD,
            IDENT,
            NO_TLS,
            SSL_OFF,
            PUBLIC_CREATE,
            SECURITY_DEFINER);

    private AccountRules() {}
}
