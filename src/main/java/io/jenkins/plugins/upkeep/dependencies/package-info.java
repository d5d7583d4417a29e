/** The libraries of a service: which updates there are, whether they are any good, and how they get in. */
package io.jenkins.plugins.upkeep.dependencies;
