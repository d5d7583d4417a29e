/** What of this machine strangers can reach: who listens, what Docker publishes, and what the firewall lets through. */
package io.jenkins.plugins.upkeep.security.exposure;
