package io.jenkins.plugins.upkeep.review.trend;

/**
 * There are too few values to say anything.
 *
 * @param reason what there is and what is needed: {@code "5 days of data; 14 are needed"}
 */
public record NotEnough(String reason) implements Outlook {}
