package io.jenkins.plugins.upkeep.jenkins.steps;

import hudson.Extension;
import org.kohsuke.stapler.DataBoundConstructor;

/** Runs the task {@code pg-maintenance}. */
public final class PgMaintenanceStep extends MaintenanceStep {
    @DataBoundConstructor
    public PgMaintenanceStep() {
        // All parameters have defaults.
    }

    @Override
    protected String task() {
        return "pg-maintenance";
    }

    /** Describes the step {@code pgMaintenance}. */
    @Extension
    public static final class DescriptorImpl extends MaintenanceStepDescriptor {
        public DescriptorImpl() {
            super("pgMaintenance", Messages::PgMaintenance);
        }
    }
}
