package io.jenkins.plugins.upkeep.jenkins.steps;

import hudson.Extension;
import java.util.Map;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Runs the task {@code failover-test}. */
public final class FailoverTestStep extends MaintenanceStep {
    private boolean recover;

    @DataBoundConstructor
    public FailoverTestStep() {
        // All parameters have defaults.
    }

    @Override
    protected String task() {
        return "failover-test";
    }

    @Override
    protected Map<String, String> options() {
        return flag("recover", recover);
    }

    public boolean isRecover() {
        return recover;
    }

    @DataBoundSetter
    public void setRecover(boolean recover) {
        this.recover = recover;
    }

    /** Describes the step {@code failoverTest}. */
    @Extension
    public static final class DescriptorImpl extends MaintenanceStepDescriptor {
        public DescriptorImpl() {
            super("failoverTest", Messages::FailoverTest);
        }
    }
}
