/** What is looked at: figures, and how they went. */
package io.jenkins.plugins.upkeep.review.performance.figure;
