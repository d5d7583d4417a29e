package io.jenkins.plugins.upkeep.jenkins.steps;

import hudson.Extension;
import hudson.Util;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Runs the task {@code dependency-updates}. */
public final class DependencyUpdatesStep extends MaintenanceStep {
    private boolean apply;
    private String plan;
    private String only;

    @DataBoundConstructor
    public DependencyUpdatesStep() {
        // All parameters have defaults.
    }

    @Override
    protected String task() {
        return "dependency-updates";
    }

    @Override
    protected Map<String, String> options() {
        var options = new LinkedHashMap<>(flag("apply", apply));
        options.putAll(option("plan", plan));
        options.putAll(option("only", only));
        return options;
    }

    public boolean isApply() {
        return apply;
    }

    @DataBoundSetter
    public void setApply(boolean apply) {
        this.apply = apply;
    }

    public String getPlan() {
        return plan;
    }

    @DataBoundSetter
    public void setPlan(String plan) {
        this.plan = Util.fixEmptyAndTrim(plan);
    }

    public String getOnly() {
        return only;
    }

    @DataBoundSetter
    public void setOnly(String only) {
        this.only = Util.fixEmptyAndTrim(only);
    }

    /** Describes the step {@code dependencyUpdates}. */
    @Extension
    public static final class DescriptorImpl extends MaintenanceStepDescriptor {
        public DescriptorImpl() {
            super("dependencyUpdates", Messages::DependencyUpdates);
        }
    }
}
