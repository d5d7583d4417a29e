/** A review as charts, tables, a file, and for programs. */
package io.jenkins.plugins.upkeep.review.performance.page;
