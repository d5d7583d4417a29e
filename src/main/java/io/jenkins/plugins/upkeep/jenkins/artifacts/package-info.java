/** Backup sets among the artifacts of builds: how they get there, are proved there, and are brought from there to an agent. */
package io.jenkins.plugins.upkeep.jenkins.artifacts;
