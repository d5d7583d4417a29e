package io.jenkins.plugins.upkeep.dependencies.update;

import io.jenkins.plugins.upkeep.dependencies.manifest.Component;
import java.util.List;

/** Knows which updates mend a known vulnerability. Safe for use by several threads. */
public interface Fixes {
    /**
     * @param component a package in the version that is in use
     * @param version a newer version of it
     * @return the names of the known vulnerabilities that the version in use has and the newer one has not; none where there are none
     */
    List<String> of(Component component, String version);

    /**
     * @param component a package
     * @param version a version of it
     * @return whether that version is known to have been made to do harm
     */
    boolean isHarmful(Component component, String version);

    /**
     * @param component a package in a version that was asked about
     * @return what is known against that version
     */
    default List<Fault> faults(Component component) {
        return List.of();
    }

    /**
     * @return why it does not know of all packages what there is to know, in one line for each reason
     */
    default List<String> gaps() {
        return List.of();
    }

    /**
     * @return whether it knows of any vulnerabilities at all; else nothing can be said of security
     */
    boolean isInformed();

    /** Nothing is known of vulnerabilities. */
    static Fixes none() {
        return new Fixes() {
            @Override
            public List<String> of(Component component, String version) {
                return List.of();
            }

            @Override
            public boolean isHarmful(Component component, String version) {
                return false;
            }

            @Override
            public boolean isInformed() {
                return false;
            }
        };
    }
}
