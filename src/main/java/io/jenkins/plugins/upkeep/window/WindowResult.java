package io.jenkins.plugins.upkeep.window;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.window.state.Window;
import java.util.List;
import java.util.Optional;

/**
 * What came of a change of the windows.
 *
 * @param window the window as it is now, or was when it was left; empty when there was none of its name
 * @param findings what someone should know
 */
public record WindowResult(Optional<Window> window, List<Finding> findings) {
    public WindowResult {
        findings = List.copyOf(findings);
    }

    /**
     * @return whether the service may still be under maintenance though it should not be
     */
    public boolean isStuck() {
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.CRITICAL);
    }
}
