package io.jenkins.plugins.upkeep.jenkins.steps;

import hudson.Extension;
import org.kohsuke.stapler.DataBoundConstructor;

/** Runs the task {@code access-audit}. */
public final class AccessAuditStep extends MaintenanceStep {
    @DataBoundConstructor
    public AccessAuditStep() {
        // All parameters have defaults.
    }

    @Override
    protected String task() {
        return "access-audit";
    }

    /** Describes the step {@code accessAudit}. */
    @Extension
    public static final class DescriptorImpl extends MaintenanceStepDescriptor {
        public DescriptorImpl() {
            super("accessAudit", Messages::AccessAudit);
        }
    }
}
