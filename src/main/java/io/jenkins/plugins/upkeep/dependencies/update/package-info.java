/** Which updates there are, what a test says of them, and how they get into the service and out of it again. */
package io.jenkins.plugins.upkeep.dependencies.update;
