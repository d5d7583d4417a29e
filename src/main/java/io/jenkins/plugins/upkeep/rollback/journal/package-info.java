/** What a rollback writes down before it acts, so that a killed one can be ended or undone. */
package io.jenkins.plugins.upkeep.rollback.journal;
