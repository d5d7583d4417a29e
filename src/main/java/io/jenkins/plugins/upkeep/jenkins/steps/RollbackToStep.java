package io.jenkins.plugins.upkeep.jenkins.steps;

import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.upkeep.jenkins.settings.CredentialChoice;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.verb.POST;

/** Runs the task {@code rollback-to}. */
public final class RollbackToStep extends MaintenanceStep {
    private final String version;
    private String commit;
    private String database;
    private String set;
    private boolean acceptNewerSchema;
    private String identity;

    /**
     * @param version the tag or commit to go back to
     */
    @DataBoundConstructor
    public RollbackToStep(String version) {
        if (version == null || version.isBlank()) {
            throw new IllegalArgumentException("version: is empty; name the tag or commit to go back to");
        }
        this.version = version.trim();
    }

    @Override
    protected String task() {
        return "rollback-to";
    }

    @Override
    protected Map<String, String> options() {
        var options = new LinkedHashMap<>(option("version", version));
        options.putAll(option("commit", commit));
        options.putAll(option("database", database));
        options.putAll(option("set", set));
        options.putAll(option("identity", identity));
        options.putAll(flag("acceptNewerSchema", acceptNewerSchema));
        return options;
    }

    public String getVersion() {
        return version;
    }

    public String getCommit() {
        return commit;
    }

    @DataBoundSetter
    public void setCommit(String commit) {
        this.commit = Util.fixEmptyAndTrim(commit);
    }

    public String getDatabase() {
        return database;
    }

    @DataBoundSetter
    public void setDatabase(String database) {
        var word = Util.fixEmptyAndTrim(database);
        if (word != null && !word.equals("keep") && !word.equals("restore")) {
            throw new IllegalArgumentException(
                    "database: '" + word.toLowerCase(Locale.ROOT) + "' must be keep or restore");
        }
        this.database = word;
    }

    public String getSet() {
        return set;
    }

    @DataBoundSetter
    public void setSet(String set) {
        this.set = Util.fixEmptyAndTrim(set);
    }

    public boolean isAcceptNewerSchema() {
        return acceptNewerSchema;
    }

    @DataBoundSetter
    public void setAcceptNewerSchema(boolean acceptNewerSchema) {
        this.acceptNewerSchema = acceptNewerSchema;
    }

    public String getIdentity() {
        return identity;
    }

    @DataBoundSetter
    public void setIdentity(String identity) {
        this.identity = Util.fixEmptyAndTrim(identity);
    }

    /** Describes the step {@code rollbackTo}. */
    @Extension
    public static final class DescriptorImpl extends MaintenanceStepDescriptor {
        public DescriptorImpl() {
            super("rollbackTo", Messages::RollbackTo);
        }

        /** What may be chosen for {@code database}. */
        @POST
        public ListBoxModel doFillDatabaseItems(@AncestorInPath Item item) {
            CredentialChoice.requireReader(item);
            var choice = new ListBoxModel();
            choice.add(Messages.RollbackTo_AsConfigured(), "");
            choice.add("keep");
            choice.add("restore");
            return choice;
        }
    }
}
