package io.jenkins.plugins.upkeep.quality;

import io.jenkins.plugins.upkeep.report.Report;

/** Reads the typed part of reports. */
final class QualitySections {
    private QualitySections() {}

    static QualitySection of(Report report) {
        return (QualitySection) report.section().orElseThrow();
    }
}
