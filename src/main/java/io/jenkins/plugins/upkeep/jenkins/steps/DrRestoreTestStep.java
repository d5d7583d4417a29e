package io.jenkins.plugins.upkeep.jenkins.steps;

import hudson.Extension;
import hudson.Util;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Runs the task {@code dr-restore-test}. */
public final class DrRestoreTestStep extends MaintenanceStep {
    private String set;
    private String identity;

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
        var options = new LinkedHashMap<>(option("set", set));
        options.putAll(option("identity", identity));
        return options;
    }

    public String getSet() {
        return set;
    }

    @DataBoundSetter
    public void setSet(String set) {
        this.set = Util.fixEmptyAndTrim(set);
    }

    public String getIdentity() {
        return identity;
    }

    @DataBoundSetter
    public void setIdentity(String identity) {
        this.identity = Util.fixEmptyAndTrim(identity);
    }

    /** Describes the step {@code drRestoreTest}. */
    @Extension
    public static final class DescriptorImpl extends MaintenanceStepDescriptor {
        public DescriptorImpl() {
            super("drRestoreTest", "Restore a backup into a throwaway cluster and compare everything");
        }
    }
}
