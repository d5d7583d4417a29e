/**
 * The plugin: steps, pages, settings and metrics. The only floor that names Jenkins, and thin: a step starts the command line
 * tool on the agent and reads its report.
 */
package io.jenkins.plugins.upkeep.jenkins;
