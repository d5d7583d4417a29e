/**
 * Tells people what happened, through the channels that upkeep.yaml names. {@link io.jenkins.plugins.upkeep.notify.Notifier}
 * is where to begin.
 */
package io.jenkins.plugins.upkeep.notify;
