/** What indexes say of the releases of packages: PyPI and its like, registries of npm, repositories of Maven. */
package io.jenkins.plugins.upkeep.dependencies.index;
