package io.jenkins.plugins.upkeep.jenkins.steps;

import hudson.Extension;
import org.kohsuke.stapler.DataBoundConstructor;

/** Runs the task {@code access-review}. */
public final class AccessReviewStep extends MaintenanceStep {
    @DataBoundConstructor
    public AccessReviewStep() {
        // All parameters have defaults.
    }

    @Override
    protected String task() {
        return "access-review";
    }

    /** Describes the step {@code accessReview}. */
    @Extension
    public static final class DescriptorImpl extends MaintenanceStepDescriptor {
        public DescriptorImpl() {
            super("accessReview", Messages::AccessReview);
        }
    }
}
