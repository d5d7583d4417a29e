/**
 * upkeep.yaml: read strictly, bound onto records by their components, described by the same records. A section is a
 * record with its {@link io.jenkins.plugins.upkeep.config.Place}; those that more than one family of tasks reads are
 * here, each other one is in its family's package.
 */
package io.jenkins.plugins.upkeep.config;
