/**
 * Tells people of runs of tasks: that they begin, that something is wrong, that it lasts, and that it is well again.
 * {@link io.jenkins.plugins.upkeep.notify.run.Bulletin} is where to begin.
 */
package io.jenkins.plugins.upkeep.notify.run;
