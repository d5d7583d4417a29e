package io.jenkins.plugins.upkeep.jenkins.steps;

import hudson.Extension;
import org.kohsuke.stapler.DataBoundConstructor;

/** Runs the task {@code emergency-check}. */
public final class EmergencyCheckStep extends MaintenanceStep {
    @DataBoundConstructor
    public EmergencyCheckStep() {
        // All parameters have defaults.
    }

    @Override
    protected String task() {
        return "emergency-check";
    }

    /** Describes the step {@code emergencyCheck}. */
    @Extension
    public static final class DescriptorImpl extends MaintenanceStepDescriptor {
        public DescriptorImpl() {
            super("emergencyCheck", Messages::EmergencyCheck);
        }
    }
}
