package io.jenkins.plugins.upkeep.jenkins.steps;

import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.upkeep.jenkins.artifacts.BackupJob;
import io.jenkins.plugins.upkeep.jenkins.run.SetSource;
import io.jenkins.plugins.upkeep.jenkins.settings.CredentialChoice;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Runs the task {@code dr-restore-test}. */
public final class DrRestoreTestStep extends MaintenanceStep {
    private String set;
    private String identity;
    private String backupsOf;

    @DataBoundConstructor
    public DrRestoreTestStep() {
        // All parameters have defaults.
    }

    @Override
    protected String task() {
        return "dr-restore-test";
    }

    @Override
    protected Map<String, String> options() {
        var options = new LinkedHashMap<>(option("set", set));
        options.putAll(option("identity", identity));
        return options;
    }

    @Override
    protected SetSource source() {
        return new SetSource(backupsOf, set);
    }

    public String getBackupsOf() {
        return backupsOf;
    }

    @DataBoundSetter
    public void setBackupsOf(String backupsOf) {
        this.backupsOf = Util.fixEmptyAndTrim(backupsOf);
    }

    public String getSet() {
        return set;
    }

    @DataBoundSetter
    public void setSet(String set) {
        this.set = Util.fixEmptyAndTrim(set);
    }

    public String getIdentity() {
        return identity;
    }

    @DataBoundSetter
    public void setIdentity(String identity) {
        this.identity = Util.fixEmptyAndTrim(identity);
    }

    /** Describes the step {@code drRestoreTest}. */
    @Extension
    public static final class DescriptorImpl extends MaintenanceStepDescriptor {
        public DescriptorImpl() {
            super("drRestoreTest", Messages::DrRestoreTest);
        }

        /** Whether there is such a job, as far as whoever fills the form in may know. */
        @POST
        public FormValidation doCheckBackupsOf(@AncestorInPath Item item, @QueryParameter String value) {
            CredentialChoice.requireReader(item);
            var name = Util.fixEmptyAndTrim(value);
            if (BackupJob.isOwn(name) || BackupJob.readable(name).isPresent()) {
                return FormValidation.ok();
            }
            return FormValidation.warning(Messages.DrRestoreTest_NoSuchJob());
        }
    }
}
