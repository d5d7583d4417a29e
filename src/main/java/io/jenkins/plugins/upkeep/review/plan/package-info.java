/** What to upgrade, to what, with how much effort, in which order and when. */
package io.jenkins.plugins.upkeep.review.plan;
