package io.jenkins.plugins.upkeep.jenkins.steps;

import hudson.Extension;
import hudson.Util;
import java.util.Map;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Runs the task {@code dr-restore-test}. */
public final class DrRestoreTestStep extends MaintenanceStep {
    private String set;

    @DataBoundConstructor
    public DrRestoreTestStep() {
        // All parameters have defaults.
    }

    @Override
    protected String task() {
        return "dr-restore-test";
    }

    @Override
    protected Map<String, String> options() {
        return option("set", set);
    }

    public String getSet() {
        return set;
    }

    @DataBoundSetter
    public void setSet(String set) {
        this.set = Util.fixEmptyAndTrim(set);
    }

    /** Describes the step {@code drRestoreTest}. */
    @Extension
    public static final class DescriptorImpl extends MaintenanceStepDescriptor {
        public DescriptorImpl() {
            super("drRestoreTest", "Restore a backup into a throwaway cluster and compare everything");
        }
    }
}
