package io.jenkins.plugins.upkeep.jenkins.steps;

import hudson.Extension;
import hudson.Util;
import java.util.Map;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Runs the task {@code rollback-undo}. */
public final class RollbackUndoStep extends MaintenanceStep {
    private String identity;

    @DataBoundConstructor
    public RollbackUndoStep() {
        // All parameters have defaults.
    }

    @Override
    protected String task() {
        return "rollback-undo";
    }

    @Override
    protected Map<String, String> options() {
        return option("identity", identity);
    }

    public String getIdentity() {
        return identity;
    }

    @DataBoundSetter
    public void setIdentity(String identity) {
        this.identity = Util.fixEmptyAndTrim(identity);
    }

    /** Describes the step {@code rollbackUndo}. */
    @Extension
    public static final class DescriptorImpl extends MaintenanceStepDescriptor {
        public DescriptorImpl() {
            super("rollbackUndo", Messages::RollbackUndo);
        }
    }
}
