/** What earlier runs left behind: their reports and histories, wherever they lie. Only read. */
package io.jenkins.plugins.upkeep.review.performance.past;
