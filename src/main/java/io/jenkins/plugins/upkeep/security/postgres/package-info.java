/** Accounts, passwords and ways into a PostgreSQL server. */
package io.jenkins.plugins.upkeep.security.postgres;
