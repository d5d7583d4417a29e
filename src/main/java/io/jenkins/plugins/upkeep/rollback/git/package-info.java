/**
 * Moves a git work tree to a version and back. Everything is asked of git itself, in forms made for programs; what users
 * write reaches git as an object id, never as a word that git would interpret.
 */
package io.jenkins.plugins.upkeep.rollback.git;
