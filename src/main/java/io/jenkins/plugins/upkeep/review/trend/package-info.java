/**
 * What a number that is measured again and again tells: how it changes, when its course broke, what day of the week does, and where it is going.
 * Nothing here reads or writes anything; all types are immutable and safe for use by several threads.
 */
package io.jenkins.plugins.upkeep.review.trend;
