package io.jenkins.plugins.upkeep.jenkins.steps;

import hudson.Util;
import io.jenkins.plugins.upkeep.jenkins.run.ReportSource;
import io.jenkins.plugins.upkeep.jenkins.run.SetSource;
import io.jenkins.plugins.upkeep.jenkins.run.TaskExecution;
import io.jenkins.plugins.upkeep.jenkins.run.TaskRequest;
import io.jenkins.plugins.upkeep.jenkins.settings.CredentialUse;
import io.jenkins.plugins.upkeep.jenkins.settings.Threshold;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundSetter;

/** What all steps have in common: which configuration they read, how they mark the build, which credentials they use. */
public abstract class MaintenanceStep extends Step {
    private String label;
    private String config;
    private String failOn;
    private String unstableOn;
    private boolean dryRun;
    private String databaseCredentialsId;
    private String redisCredentialsId;
    private String storeCredentialsId;
    private String identityCredentialsId;
    private String notifyCredentialsId;

    /**
     * @return the task that the step runs: {@code verified-backup}
     */
    protected abstract String task();

    /**
     * @return the values of the task's own options, by their names
     */
    protected Map<String, String> options() {
        return Map.of();
    }

    /**
     * @return where sets are brought from for the task, when they lie among artifacts; null for a task that reads none
     */
    protected SetSource source() {
        return null;
    }

    /**
     * @return whose earlier reports the task reads; null for a task that reads none
     */
    protected ReportSource reports() {
        return null;
    }

    /** Adds an option that was given. */
    static Map<String, String> option(String name, String value) {
        return value == null ? Map.of() : Map.of(name, value);
    }

    /**
     * @param name the name of an option that is there or not
     * @param given whether it is there
     * @return it with the empty value that stands for none, when it is there
     */
    static Map<String, String> flag(String name, boolean given) {
        return given ? Map.of(name, "") : Map.of();
    }

    @Override
    public StepExecution start(StepContext context) {
        return new TaskExecution(context, request(), label);
    }

    private TaskRequest request() {
        return new TaskRequest(
                        task(),
                        options(),
                        config,
                        threshold(failOn, "failOn"),
                        threshold(unstableOn, "unstableOn"),
                        dryRun,
                        credentials(),
                        source())
                .reviewing(reports());
    }

    private static Threshold threshold(String word, String parameter) {
        return word == null ? null : Threshold.of(word, parameter);
    }

    private static String name(String word, String parameter) {
        var given = Util.fixEmptyAndTrim(word);
        return given == null ? null : Threshold.of(given, parameter).name();
    }

    private Map<CredentialUse, String> credentials() {
        var ids = new LinkedHashMap<CredentialUse, String>();
        put(ids, CredentialUse.DATABASE, databaseCredentialsId);
        put(ids, CredentialUse.REDIS, redisCredentialsId);
        put(ids, CredentialUse.STORE, storeCredentialsId);
        put(ids, CredentialUse.IDENTITY, identityCredentialsId);
        put(ids, CredentialUse.NOTIFY, notifyCredentialsId);
        return ids;
    }

    private static void put(Map<CredentialUse, String> ids, CredentialUse use, String id) {
        if (id != null) {
            ids.put(use, id);
        }
    }

    public final String getLabel() {
        return label;
    }

    @DataBoundSetter
    public final void setLabel(String label) {
        this.label = Util.fixEmptyAndTrim(label);
    }

    public final String getConfig() {
        return config;
    }

    @DataBoundSetter
    public final void setConfig(String config) {
        this.config = Util.fixEmptyAndTrim(config);
    }

    public final String getFailOn() {
        return failOn;
    }

    @DataBoundSetter
    public final void setFailOn(String failOn) {
        this.failOn = name(failOn, "failOn");
    }

    public final String getUnstableOn() {
        return unstableOn;
    }

    @DataBoundSetter
    public final void setUnstableOn(String unstableOn) {
        this.unstableOn = name(unstableOn, "unstableOn");
    }

    public final boolean isDryRun() {
        return dryRun;
    }

    @DataBoundSetter
    public final void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    public final String getDatabaseCredentialsId() {
        return databaseCredentialsId;
    }

    @DataBoundSetter
    public final void setDatabaseCredentialsId(String id) {
        this.databaseCredentialsId = Util.fixEmptyAndTrim(id);
    }

    public final String getRedisCredentialsId() {
        return redisCredentialsId;
    }

    @DataBoundSetter
    public final void setRedisCredentialsId(String id) {
        this.redisCredentialsId = Util.fixEmptyAndTrim(id);
    }

    public final String getStoreCredentialsId() {
        return storeCredentialsId;
    }

    @DataBoundSetter
    public final void setStoreCredentialsId(String id) {
        this.storeCredentialsId = Util.fixEmptyAndTrim(id);
    }

    public final String getIdentityCredentialsId() {
        return identityCredentialsId;
    }

    @DataBoundSetter
    public final void setIdentityCredentialsId(String id) {
        this.identityCredentialsId = Util.fixEmptyAndTrim(id);
    }

    public final String getNotifyCredentialsId() {
        return notifyCredentialsId;
    }

    @DataBoundSetter
    public final void setNotifyCredentialsId(String id) {
        this.notifyCredentialsId = Util.fixEmptyAndTrim(id);
    }
}
