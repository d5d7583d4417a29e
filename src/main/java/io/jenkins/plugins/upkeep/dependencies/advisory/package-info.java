/** Advisories in the form of the OSV schema: whom they affect, how grave they are, and what mends them. */
package io.jenkins.plugins.upkeep.dependencies.advisory;
