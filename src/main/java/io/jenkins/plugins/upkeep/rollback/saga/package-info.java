/** Steps with their undo, taken one after the other by a journal. */
package io.jenkins.plugins.upkeep.rollback.saga;
