package io.jenkins.plugins.upkeep.jenkins.steps;

import hudson.Extension;
import org.kohsuke.stapler.DataBoundConstructor;

/** Runs the task {@code api-performance}. */
public final class ApiPerformanceStep extends MaintenanceStep {
    @DataBoundConstructor
    public ApiPerformanceStep() {
        // All parameters have defaults.
    }

    @Override
    protected String task() {
        return "api-performance";
    }

    /** Describes the step {@code apiPerformance}. */
    @Extension
    public static final class DescriptorImpl extends MaintenanceStepDescriptor {
        public DescriptorImpl() {
            super("apiPerformance", Messages::ApiPerformance);
        }
    }
}
