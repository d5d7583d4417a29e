/** How old keys and secrets are. */
package io.jenkins.plugins.upkeep.security.keys;
