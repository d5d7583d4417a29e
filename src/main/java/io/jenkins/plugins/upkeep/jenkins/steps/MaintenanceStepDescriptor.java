package io.jenkins.plugins.upkeep.jenkins.steps;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.upkeep.jenkins.settings.CredentialChoice;
import io.jenkins.plugins.upkeep.jenkins.settings.CredentialUse;
import io.jenkins.plugins.upkeep.jenkins.settings.Threshold;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What the descriptors of all steps have in common. The form of a step is made of the same fields everywhere. */
public abstract class MaintenanceStepDescriptor extends StepDescriptor {
    private static final Set<Class<?>> CONTEXT =
            Set.of(Run.class, TaskListener.class, FilePath.class, Launcher.class, EnvVars.class, FlowNode.class);

    private final String function;
    private final Supplier<String> title;

    /**
     * @param function the step's name in a pipeline: {@code verifiedBackup}
     * @param title what it does, for the list of steps, in the language of whoever asks
     */
    protected MaintenanceStepDescriptor(String function, Supplier<String> title) {
        this.function = function;
        this.title = title;
    }

    @Override
    public final String getFunctionName() {
        return function;
    }

    @Override
    public final String getDisplayName() {
        return title.get();
    }

    @Override
    public final Set<? extends Class<?>> getRequiredContext() {
        return CONTEXT;
    }

    @Override
    public String argumentsToString(Map<String, Object> arguments) {
        return StepLabel.of(arguments);
    }

    /** What may be chosen for {@code failOn}; as set for all in the system's settings when empty. */
    @POST
    public final ListBoxModel doFillFailOnItems(@AncestorInPath Item item) {
        return thresholds(item);
    }

    /** What may be chosen for {@code unstableOn}. */
    @POST
    public final ListBoxModel doFillUnstableOnItems(@AncestorInPath Item item) {
        return thresholds(item);
    }

    private static ListBoxModel thresholds(Item item) {
        CredentialChoice.requireReader(item);
        var choice = new ListBoxModel();
        choice.add("as set for all", "");
        for (var threshold : Threshold.values()) {
            choice.add(threshold.name());
        }
        return choice;
    }

    /** What may be chosen for the database's account. */
    @POST
    public final ListBoxModel doFillDatabaseCredentialsIdItems(
            @AncestorInPath Item item, @QueryParameter String databaseCredentialsId) {
        return CredentialChoice.of(CredentialUse.DATABASE, item, databaseCredentialsId);
    }

    /** What may be chosen for Redis. */
    @POST
    public final ListBoxModel doFillRedisCredentialsIdItems(
            @AncestorInPath Item item, @QueryParameter String redisCredentialsId) {
        return CredentialChoice.of(CredentialUse.REDIS, item, redisCredentialsId);
    }

    /** What may be chosen for the store of the backups. */
    @POST
    public final ListBoxModel doFillStoreCredentialsIdItems(
            @AncestorInPath Item item, @QueryParameter String storeCredentialsId) {
        return CredentialChoice.of(CredentialUse.STORE, item, storeCredentialsId);
    }

    /** What may be chosen for the key that reads backups. */
    @POST
    public final ListBoxModel doFillIdentityCredentialsIdItems(
            @AncestorInPath Item item, @QueryParameter String identityCredentialsId) {
        return CredentialChoice.of(CredentialUse.IDENTITY, item, identityCredentialsId);
    }

    /** What may be chosen for notifications. */
    @POST
    public final ListBoxModel doFillNotifyCredentialsIdItems(
            @AncestorInPath Item item, @QueryParameter String notifyCredentialsId) {
        return CredentialChoice.of(CredentialUse.NOTIFY, item, notifyCredentialsId);
    }
}
