package io.jenkins.plugins.upkeep.config;

/** A section that has no keys of its own, only sections inside it. */
record EmptyConfig() {}
