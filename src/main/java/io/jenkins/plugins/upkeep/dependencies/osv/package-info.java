/** Where advisories come from: copies of the OSV data and its web API; and what is known of exploitation. */
package io.jenkins.plugins.upkeep.dependencies.osv;
