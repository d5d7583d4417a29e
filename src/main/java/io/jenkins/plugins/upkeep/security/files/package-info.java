/** Files that only their owner may read. */
package io.jenkins.plugins.upkeep.security.files;
