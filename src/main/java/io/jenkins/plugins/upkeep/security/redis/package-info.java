/** How open a Redis server is. */
package io.jenkins.plugins.upkeep.security.redis;
