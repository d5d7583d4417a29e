/** Who may do what in the database and on the system, and what of it is new. */
package io.jenkins.plugins.upkeep.security.access;
