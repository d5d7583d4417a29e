package io.jenkins.plugins.upkeep.jenkins.steps;

import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.upkeep.jenkins.settings.CredentialChoice;
import java.util.Map;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.verb.POST;

/** Runs the task {@code verified-backup}. */
public final class VerifiedBackupStep extends MaintenanceStep {
    private String verify;

    @DataBoundConstructor
    public VerifiedBackupStep() {
        // All parameters have defaults.
    }

    @Override
    protected String task() {
        return "verified-backup";
    }

    @Override
    protected Map<String, String> options() {
        return option("verify", verify);
    }

    public String getVerify() {
        return verify;
    }

    @DataBoundSetter
    public void setVerify(String verify) {
        this.verify = Util.fixEmptyAndTrim(verify);
        if (this.verify != null && !this.verify.equals("stored") && !this.verify.equals("restored")) {
            throw new IllegalArgumentException("verify: '" + verify + "' is not one of stored, restored");
        }
    }

    /** Describes the step {@code verifiedBackup}. */
    @Extension
    public static final class DescriptorImpl extends MaintenanceStepDescriptor {
        public DescriptorImpl() {
            super("verifiedBackup", Messages::VerifiedBackup);
        }

        /** What may be chosen for {@code verify}. */
        @POST
        public ListBoxModel doFillVerifyItems(@AncestorInPath Item item) {
            CredentialChoice.requireReader(item);
            var choice = new ListBoxModel();
            choice.add("as upkeep.yaml says", "");
            choice.add("stored");
            choice.add("restored");
            return choice;
        }
    }
}
