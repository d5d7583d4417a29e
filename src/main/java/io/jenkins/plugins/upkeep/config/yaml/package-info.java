/** YAML as a tree of immutable nodes that know their line and column. Knows nothing of what the keys mean. */
package io.jenkins.plugins.upkeep.config.yaml;
