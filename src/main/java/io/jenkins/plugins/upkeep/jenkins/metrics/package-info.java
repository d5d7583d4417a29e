/** How the tasks of all jobs stand, for Prometheus. Looks only at histories, never at builds. */
package io.jenkins.plugins.upkeep.jenkins.metrics;
