/** Asks the things that run which version they are. */
package io.jenkins.plugins.upkeep.review.running;
