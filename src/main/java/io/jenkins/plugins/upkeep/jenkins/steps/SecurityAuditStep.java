package io.jenkins.plugins.upkeep.jenkins.steps;

import hudson.Extension;
import java.util.Map;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Runs the task {@code security-audit}. */
public final class SecurityAuditStep extends MaintenanceStep {
    private boolean writeBaseline;

    @DataBoundConstructor
    public SecurityAuditStep() {
        // All parameters have defaults.
    }

    @Override
    protected String task() {
        return "security-audit";
    }

    @Override
    protected Map<String, String> options() {
        return flag("writeBaseline", writeBaseline);
    }

    public boolean isWriteBaseline() {
        return writeBaseline;
    }

    @DataBoundSetter
    public void setWriteBaseline(boolean writeBaseline) {
        this.writeBaseline = writeBaseline;
    }

    /** Describes the step {@code securityAudit}. */
    @Extension
    public static final class DescriptorImpl extends MaintenanceStepDescriptor {
        public DescriptorImpl() {
            super("securityAudit", Messages::SecurityAudit);
        }
    }
}
