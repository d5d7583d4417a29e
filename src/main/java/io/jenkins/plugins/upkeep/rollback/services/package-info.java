/** Stops and starts the processes of a service, whoever runs them: systemd, docker compose, or commands of one's own. */
package io.jenkins.plugins.upkeep.rollback.services;
