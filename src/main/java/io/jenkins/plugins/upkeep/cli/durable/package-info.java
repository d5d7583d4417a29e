/**
 * Runs that somebody watches from afar and may start twice: a Jenkins controller that was killed between the start and the
 * note of it starts the same task again. What is known of such a run lies in a folder of its own.
 */
package io.jenkins.plugins.upkeep.cli.durable;
