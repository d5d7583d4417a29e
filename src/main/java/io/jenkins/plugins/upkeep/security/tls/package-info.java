/** Whether the service's servers show certificates that clients trust, and refuse what TLS has left behind. */
package io.jenkins.plugins.upkeep.security.tls;
