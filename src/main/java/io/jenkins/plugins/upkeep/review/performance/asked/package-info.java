/** What Prometheus tells of the past. */
package io.jenkins.plugins.upkeep.review.performance.asked;
