/** Packages of the system: what is installed by Debian's means, and which updates wait. */
package io.jenkins.plugins.upkeep.dependencies.apt;
