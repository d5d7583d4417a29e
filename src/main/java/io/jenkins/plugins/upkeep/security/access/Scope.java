package io.jenkins.plugins.upkeep.security.access;

import java.util.List;

/** A kind of fact. Each fact begins with the word of its kind. */
enum Scope {
    /** What roles of the database may do by themselves. */
    ROLE("role"),
    /** Who is a member of which role. */
    MEMBER("member"),
    /** Rights on databases. */
    DATABASE("database"),
    /** Rights on schemas. */
    SCHEMA("schema"),
    /** Rights on single tables, views and sequences. */
    TABLE("table"),
    /** Whom databases, schemas and tables belong to. */
    OWNER("owner"),
    /** Rights on what will be made. */
    DEFAULT("default"),
    /** Accounts of the system. */
    ACCOUNT("account"),
    /** Passwords of the system. */
    PASSWORD("password"),
    /** Groups that give rights. */
    GROUP("group"),
    /** Who may act as somebody else. */
    SUDO("sudo"),
    /** SSH keys that let in. */
    KEY("key"),
    /** What the SSH server allows. */
    SSHD("sshd");

    /** The kinds that a database tells. */
    static final List<Scope> OF_DATABASE = List.of(ROLE, MEMBER, DATABASE, SCHEMA, TABLE, OWNER, DEFAULT);

    private final String word;

    Scope(String word) {
        this.word = word;
    }

    /** How each fact of the kind begins. */
    String prefix() {
        return word + " ";
    }

    /** The fact that the kind was looked at. */
    String looked() {
        return Sight.LOOKED + word;
    }
}
