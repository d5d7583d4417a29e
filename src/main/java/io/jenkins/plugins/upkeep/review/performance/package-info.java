/** Looks back at how a service did over a quarter, and ahead at what it will need. */
package io.jenkins.plugins.upkeep.review.performance;
