/** What the past of figures means: findings, recommendations, a verdict. */
package io.jenkins.plugins.upkeep.review.performance.judge;
