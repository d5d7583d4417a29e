/** What all checks of an audit share: rules, issues, what could not be looked at, and what was accepted. */
package io.jenkins.plugins.upkeep.security.audit;
