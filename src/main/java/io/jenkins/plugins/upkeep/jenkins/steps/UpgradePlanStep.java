package io.jenkins.plugins.upkeep.jenkins.steps;

import hudson.Extension;
import org.kohsuke.stapler.DataBoundConstructor;

/** Runs the task {@code upgrade-plan}. */
public final class UpgradePlanStep extends MaintenanceStep {
    @DataBoundConstructor
    public UpgradePlanStep() {
        // All parameters have defaults.
    }

    @Override
    protected String task() {
        return "upgrade-plan";
    }

    /** Describes the step {@code upgradePlan}. */
    @Extension
    public static final class DescriptorImpl extends MaintenanceStepDescriptor {
        public DescriptorImpl() {
            super("upgradePlan", Messages::UpgradePlan);
        }
    }
}
