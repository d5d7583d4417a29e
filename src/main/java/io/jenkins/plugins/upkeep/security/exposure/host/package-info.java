/** What of this machine can be reached: its addresses, who listens on them, and what Docker publishes. */
package io.jenkins.plugins.upkeep.security.exposure.host;
