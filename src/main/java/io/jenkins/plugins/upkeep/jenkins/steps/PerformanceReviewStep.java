package io.jenkins.plugins.upkeep.jenkins.steps;

import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.upkeep.jenkins.artifacts.ReportJobs;
import io.jenkins.plugins.upkeep.jenkins.run.ReportSource;
import io.jenkins.plugins.upkeep.jenkins.settings.CredentialChoice;
import java.util.Map;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Runs the task {@code performance-review} on what jobs of this controller have reported. */
public final class PerformanceReviewStep extends MaintenanceStep {
    private String period;
    private String reportsOf;

    @DataBoundConstructor
    public PerformanceReviewStep() {
        // All parameters have defaults.
    }

    @Override
    protected String task() {
        return "performance-review";
    }

    @Override
    protected Map<String, String> options() {
        return option("period", period);
    }

    @Override
    protected ReportSource reports() {
        return new ReportSource(reportsOf);
    }

    public String getPeriod() {
        return period;
    }

    @DataBoundSetter
    public void setPeriod(String period) {
        this.period = Util.fixEmptyAndTrim(period);
    }

    public String getReportsOf() {
        return reportsOf;
    }

    @DataBoundSetter
    public void setReportsOf(String reportsOf) {
        this.reportsOf = Util.fixEmptyAndTrim(reportsOf);
    }

    /** Describes the step {@code performanceReview}. */
    @Extension
    public static final class DescriptorImpl extends MaintenanceStepDescriptor {
        public DescriptorImpl() {
            super("performanceReview", Messages::PerformanceReview);
        }

        /** Whether there are such jobs, as far as whoever fills the form in may know. */
        @POST
        public FormValidation doCheckReportsOf(@AncestorInPath Item item, @QueryParameter String value) {
            CredentialChoice.requireReader(item);
            var names = ReportJobs.words(value);
            return names.stream().allMatch(ReportJobs::isReadable)
                    ? FormValidation.ok()
                    : FormValidation.warning(Messages.PerformanceReview_NoSuchJob());
        }
    }
}
