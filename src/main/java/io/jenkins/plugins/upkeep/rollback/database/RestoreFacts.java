package io.jenkins.plugins.upkeep.rollback.database;

/**
 * What is decided before anything of the database is touched, for the journal. All later runs act by it.
 *
 * @param rollback the rollback's id: letters, digits, {@code -} and {@code _}, with something random in it
 * @param live the live database's name
 * @param origin the live database's number on the server, which it keeps under every name
 * @param restored the name under which the set is restored
 * @param replaced the name that the live database gets when it is replaced
 * @param set the id of the set that is restored
 */
public record RestoreFacts(String rollback, String live, long origin, String restored, String replaced, String set) {}
