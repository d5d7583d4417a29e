package io.jenkins.plugins.upkeep.review.performance.judge;

import java.time.LocalDate;

/**
 * What should be done.
 *
 * @param by the day until which
 * @param subject the figure that asks for it
 * @param what what to do
 * @param why why by then
 */
public record Recommendation(LocalDate by, String subject, String what, String why) {}
