package io.jenkins.plugins.upkeep.jenkins.steps;

import hudson.Extension;
import hudson.Util;
import java.util.Map;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Runs the task {@code rollback-clean}. */
public final class RollbackCleanStep extends MaintenanceStep {
    private String database;

    @DataBoundConstructor
    public RollbackCleanStep() {
        // All parameters have defaults.
    }

    @Override
    protected String task() {
        return "rollback-clean";
    }

    @Override
    protected Map<String, String> options() {
        return option("database", database);
    }

    public String getDatabase() {
        return database;
    }

    @DataBoundSetter
    public void setDatabase(String database) {
        this.database = Util.fixEmptyAndTrim(database);
    }

    /** Describes the step {@code rollbackClean}. */
    @Extension
    public static final class DescriptorImpl extends MaintenanceStepDescriptor {
        public DescriptorImpl() {
            super("rollbackClean", Messages::RollbackClean);
        }
    }
}
