package io.jenkins.plugins.upkeep.jenkins.steps;

import hudson.Extension;
import hudson.Util;
import java.util.Map;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Runs the task {@code backup-check}. */
public final class BackupCheckStep extends MaintenanceStep {
    private String budget;

    @DataBoundConstructor
    public BackupCheckStep() {
        // All parameters have defaults.
    }

    @Override
    protected String task() {
        return "backup-check";
    }

    @Override
    protected Map<String, String> options() {
        return option("budget", budget);
    }

    public String getBudget() {
        return budget;
    }

    @DataBoundSetter
    public void setBudget(String budget) {
        this.budget = Util.fixEmptyAndTrim(budget);
    }

    /** Describes the step {@code backupCheck}. */
    @Extension
    public static final class DescriptorImpl extends MaintenanceStepDescriptor {
        public DescriptorImpl() {
            super("backupCheck", Messages::BackupCheck);
        }
    }
}
