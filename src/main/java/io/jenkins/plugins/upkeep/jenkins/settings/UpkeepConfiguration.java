package io.jenkins.plugins.upkeep.jenkins.settings;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.util.List;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The settings for all steps: {@code unclassified: upkeep:} in a configuration as code. */
@Extension
@Symbol("upkeep")
public final class UpkeepConfiguration extends GlobalConfiguration {
    /** Where a step looks for its configuration when nothing else is said. */
    public static final String CONFIG = "upkeep.yaml";

    private static final Threshold FAIL_ON = Threshold.CRITICAL;
    private static final Threshold UNSTABLE_ON = Threshold.WARNING;
    private static final int REPORTS = 200;
    private static final int MOST_REPORTS = 10_000;
    private static final int GRACE = 60;
    private static final int MOST_GRACE = 3600;

    private String config = CONFIG;
    private String java = "";
    private String jvmOptions = "";
    private String failOn = FAIL_ON.name();
    private String unstableOn = UNSTABLE_ON.name();
    private int reportsKept = REPORTS;
    private int stopGrace = GRACE;

    public UpkeepConfiguration() {
        load();
    }

    /** A file that was edited by hand or is of another version must not make each build fail. */
    @Override
    public synchronized void load() {
        super.load();
        failOn = Threshold.stored(failOn, FAIL_ON).name();
        unstableOn = Threshold.stored(unstableOn, UNSTABLE_ON).name();
    }

    /**
     * @return the settings
     */
    public static UpkeepConfiguration get() {
        return ExtensionList.lookupSingleton(UpkeepConfiguration.class);
    }

    @Override
    public String getDisplayName() {
        return "Upkeep";
    }

    public String getConfig() {
        return config;
    }

    @DataBoundSetter
    public void setConfig(String config) {
        var given = Util.fixEmptyAndTrim(config);
        this.config = given == null ? CONFIG : given;
        save();
    }

    public String getJava() {
        return java;
    }

    @DataBoundSetter
    public void setJava(String java) {
        this.java = trimmed(java);
        save();
    }

    public String getJvmOptions() {
        return jvmOptions;
    }

    @DataBoundSetter
    public void setJvmOptions(String jvmOptions) {
        this.jvmOptions = trimmed(jvmOptions);
        save();
    }

    /**
     * @return the options of Java, one word each
     */
    public List<String> jvmWords() {
        return jvmOptions.isEmpty() ? List.of() : List.of(jvmOptions.split("\\s+", -1));
    }

    public String getFailOn() {
        return failOn;
    }

    @DataBoundSetter
    public void setFailOn(String failOn) {
        this.failOn = Threshold.of(failOn, "failOn", FAIL_ON).name();
        save();
    }

    public String getUnstableOn() {
        return unstableOn;
    }

    @DataBoundSetter
    public void setUnstableOn(String unstableOn) {
        this.unstableOn = Threshold.of(unstableOn, "unstableOn", UNSTABLE_ON).name();
        save();
    }

    public int getReportsKept() {
        return reportsKept;
    }

    @DataBoundSetter
    public void setReportsKept(int reportsKept) {
        this.reportsKept = within("reportsKept", reportsKept, MOST_REPORTS);
        save();
    }

    public int getStopGrace() {
        return stopGrace;
    }

    @DataBoundSetter
    public void setStopGrace(int stopGrace) {
        this.stopGrace = within("stopGrace", stopGrace, MOST_GRACE);
        save();
    }

    private static String trimmed(String text) {
        var given = Util.fixEmptyAndTrim(text);
        return given == null ? "" : given;
    }

    private static int within(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(name + ": " + value + " is not within 1 and " + most);
        }
        return value;
    }

    /** What may be chosen for {@code failOn}. */
    @POST
    public ListBoxModel doFillFailOnItems() {
        return thresholds();
    }

    /** What may be chosen for {@code unstableOn}. */
    @POST
    public ListBoxModel doFillUnstableOnItems() {
        return thresholds();
    }

    private static ListBoxModel thresholds() {
        Jenkins.get().checkPermission(Jenkins.MANAGE);
        var choice = new ListBoxModel();
        for (var threshold : Threshold.values()) {
            choice.add(threshold.name());
        }
        return choice;
    }

    /** Whether a number of reports makes sense. */
    @POST
    public FormValidation doCheckReportsKept(@QueryParameter String value) {
        return number(value, MOST_REPORTS);
    }

    /** Whether a time makes sense. */
    @POST
    public FormValidation doCheckStopGrace(@QueryParameter String value) {
        return number(value, MOST_GRACE);
    }

    private static FormValidation number(String value, int most) {
        Jenkins.get().checkPermission(Jenkins.MANAGE);
        return value.matches("[1-9]\\d{0,4}") && Integer.parseInt(value) <= most
                ? FormValidation.ok()
                : FormValidation.error(Messages.WholeNumber(most));
    }
}
