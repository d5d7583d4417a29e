package io.jenkins.plugins.upkeep.jenkins.steps;

import hudson.Extension;
import org.kohsuke.stapler.DataBoundConstructor;

/** Runs the task {@code redis-maintenance}. */
public final class RedisMaintenanceStep extends MaintenanceStep {
    @DataBoundConstructor
    public RedisMaintenanceStep() {
        // All parameters have defaults.
    }

    @Override
    protected String task() {
        return "redis-maintenance";
    }

    /** Describes the step {@code redisMaintenance}. */
    @Extension
    public static final class DescriptorImpl extends MaintenanceStepDescriptor {
        public DescriptorImpl() {
            super("redisMaintenance", Messages::RedisMaintenance);
        }
    }
}
