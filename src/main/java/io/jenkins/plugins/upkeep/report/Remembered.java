package io.jenkins.plugins.upkeep.report;

import java.util.Collection;

/**
 * A section of which facts are remembered, so that the next run can tell what is new. A record with a component of that name: Jenkins
 * reads the facts from report.json.
 */
public interface Remembered extends Section {
    /**
     * @return facts in the same words from run to run, each one line without a secret: {@code role app: may log in}
     */
    Collection<String> facts();
}
