package io.jenkins.plugins.upkeep.jenkins.steps;

import hudson.Extension;
import org.kohsuke.stapler.DataBoundConstructor;

/** Runs the task {@code health-check}. */
public final class HealthCheckStep extends MaintenanceStep {
    @DataBoundConstructor
    public HealthCheckStep() {
        // All parameters have defaults.
    }

    @Override
    protected String task() {
        return "health-check";
    }

    /** Describes the step {@code healthCheck}. */
    @Extension
    public static final class DescriptorImpl extends MaintenanceStepDescriptor {
        public DescriptorImpl() {
            super("healthCheck", Messages::HealthCheck);
        }
    }
}
