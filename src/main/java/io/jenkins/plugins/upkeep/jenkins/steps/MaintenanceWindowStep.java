package io.jenkins.plugins.upkeep.jenkins.steps;

import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.upkeep.jenkins.run.WindowExecution;
import io.jenkins.plugins.upkeep.jenkins.run.WindowRequest;
import io.jenkins.plugins.upkeep.jenkins.settings.CredentialChoice;
import io.jenkins.plugins.upkeep.jenkins.settings.CredentialUse;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Has its body run within a maintenance window: runs the tasks {@code window-enter} and {@code window-leave}. */
public final class MaintenanceWindowStep extends Step {
    private final String duration;
    private final String description;
    private String start;
    private String config;
    private boolean dryRun;
    private String label;
    private String notifyCredentialsId;

    /**
     * @param duration how long the window may last: {@code 2h}
     * @param description what is done in it, for those who read the announcement
     */
    @DataBoundConstructor
    public MaintenanceWindowStep(String duration, String description) {
        this.duration = WindowWords.duration(Util.fixEmptyAndTrim(duration));
        this.description = WindowWords.description(Util.fixEmptyAndTrim(description));
    }

    @Override
    public StepExecution start(StepContext context) {
        return new WindowExecution(context, request(), label);
    }

    private WindowRequest request() {
        var credentials = notifyCredentialsId == null
                ? Map.<CredentialUse, String>of()
                : Map.of(CredentialUse.NOTIFY, notifyCredentialsId);
        return new WindowRequest(duration, description, begin(), config, dryRun, credentials);
    }

    private Instant begin() {
        return start == null ? null : WindowWords.start(start, ZoneId.systemDefault());
    }

    public String getDuration() {
        return duration;
    }

    public String getDescription() {
        return description;
    }

    public String getStart() {
        return start;
    }

    @DataBoundSetter
    public void setStart(String start) {
        this.start = Util.fixEmptyAndTrim(start);
        begin();
    }

    public String getConfig() {
        return config;
    }

    @DataBoundSetter
    public void setConfig(String config) {
        this.config = Util.fixEmptyAndTrim(config);
    }

    public boolean isDryRun() {
        return dryRun;
    }

    @DataBoundSetter
    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    public String getLabel() {
        return label;
    }

    @DataBoundSetter
    public void setLabel(String label) {
        this.label = Util.fixEmptyAndTrim(label);
    }

    public String getNotifyCredentialsId() {
        return notifyCredentialsId;
    }

    @DataBoundSetter
    public void setNotifyCredentialsId(String id) {
        this.notifyCredentialsId = Util.fixEmptyAndTrim(id);
    }

    /** Describes the step {@code maintenanceWindow}. */
    @Extension
    public static final class DescriptorImpl extends MaintenanceStepDescriptor {
        public DescriptorImpl() {
            super("maintenanceWindow", Messages::MaintenanceWindow);
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        /** Whether a time is one that a window may last. */
        @POST
        public FormValidation doCheckDuration(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, () -> WindowWords.duration(Util.fixEmptyAndTrim(value)));
        }

        /** Whether it is said what the window is for. */
        @POST
        public FormValidation doCheckDescription(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, () -> WindowWords.description(Util.fixEmptyAndTrim(value)));
        }

        /** Whether a time is one at which a window may begin. */
        @POST
        public FormValidation doCheckStart(@AncestorInPath Item item, @QueryParameter String value) {
            var given = Util.fixEmptyAndTrim(value);
            return check(item, () -> given == null ? null : WindowWords.start(given, ZoneId.systemDefault()));
        }

        private static FormValidation check(Item item, java.util.function.Supplier<?> value) {
            CredentialChoice.requireReader(item);
            try {
                var unused = value.get();
                return FormValidation.ok();
            } catch (IllegalArgumentException e) {
                return FormValidation.error(e.getMessage());
            }
        }
    }
}
