package io.jenkins.plugins.upkeep.review.trend;

import java.time.LocalDate;

/**
 * What the value of a day is expected to be.
 *
 * @param day the day
 * @param range where its value lies with the confidence of the request, within the bounds of the request
 * @param confidence how far this is to be relied on; at INSUFFICIENT the range must not be shown
 * @param reason why, in words: {@code "90 days of data for 30 days ahead"}
 */
public record Forecast(LocalDate day, Range range, Confidence confidence, String reason) {}
