package io.jenkins.plugins.upkeep.jenkins.steps;

import hudson.Extension;
import org.kohsuke.stapler.DataBoundConstructor;

/** Runs the task {@code alert-test}. */
public final class AlertTestStep extends MaintenanceStep {
    @DataBoundConstructor
    public AlertTestStep() {
        // All parameters have defaults.
    }

    @Override
    protected String task() {
        return "alert-test";
    }

    /** Describes the step {@code alertTest}. */
    @Extension
    public static final class DescriptorImpl extends MaintenanceStepDescriptor {
        public DescriptorImpl() {
            super("alertTest", Messages::AlertTest);
        }
    }
}
