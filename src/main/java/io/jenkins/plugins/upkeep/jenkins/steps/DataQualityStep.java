package io.jenkins.plugins.upkeep.jenkins.steps;

import hudson.Extension;
import org.kohsuke.stapler.DataBoundConstructor;

/** Runs the task {@code data-quality}. */
public final class DataQualityStep extends MaintenanceStep {
    @DataBoundConstructor
    public DataQualityStep() {
        // All parameters have defaults.
    }

    @Override
    protected String task() {
        return "data-quality";
    }

    /** Describes the step {@code dataQuality}. */
    @Extension
    public static final class DescriptorImpl extends MaintenanceStepDescriptor {
        public DescriptorImpl() {
            super("dataQuality", Messages::DataQuality);
        }
    }
}
