package io.jenkins.plugins.upkeep.jenkins.steps;

import hudson.Extension;
import org.kohsuke.stapler.DataBoundConstructor;

/** Runs the task {@code rollback-undo}. */
public final class RollbackUndoStep extends MaintenanceStep {
    @DataBoundConstructor
    public RollbackUndoStep() {
        // All parameters have defaults.
    }

    @Override
    protected String task() {
        return "rollback-undo";
    }

    /** Describes the step {@code rollbackUndo}. */
    @Extension
    public static final class DescriptorImpl extends MaintenanceStepDescriptor {
        public DescriptorImpl() {
            super("rollbackUndo", Messages::RollbackUndo);
        }
    }
}
