/** The rules of the machine's firewall, and what becomes of a packet that nobody has asked for. */
package io.jenkins.plugins.upkeep.security.exposure.firewall;
