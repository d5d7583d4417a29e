/** What versions mean in each ecosystem of packages: which is newer, and which are in a range. */
package io.jenkins.plugins.upkeep.dependencies.version;
