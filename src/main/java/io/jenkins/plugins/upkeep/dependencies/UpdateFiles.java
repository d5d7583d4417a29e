package io.jenkins.plugins.upkeep.dependencies;

import io.jenkins.plugins.upkeep.dependencies.update.Failure;
import io.jenkins.plugins.upkeep.dependencies.update.RequirementsFiles;
import io.jenkins.plugins.upkeep.dependencies.update.TestedPlan;
import io.jenkins.plugins.upkeep.report.Artifact;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.files.AtomicFile;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Files beside the report: what the lock files hold, what they would hold, and what failing tests printed. Accounts of indexes, which
 * some write into such files, are left out.
 *
 * @param folder the report's folder
 * @param report is told of them
 */
record UpdateFiles(Path folder, ReportBuilder report) {
    private static final Pattern ACCOUNT = Pattern.compile("://[^/\\s@]*@");

    void before(RequirementsFiles files) throws UpkeepException {
        int number = 1;
        for (var entry : files.texts().entrySet()) {
            write("updates-before-" + number + ".txt", entry.getValue(), entry.getKey() + " as it was");
            number++;
        }
    }

    void after(TestedPlan plan) throws UpkeepException {
        int number = 1;
        for (var change : plan.files()) {
            write("updates-after-" + number + ".txt", change.text(), change.file() + " as it was tested well");
            number++;
        }
    }

    void log(String name, Failure failure) throws UpkeepException {
        write(log(name), String.join("\n", failure.lines()) + "\n", "the end of what " + failure.step() + " printed");
    }

    /** The name of the file with what a failing test printed. */
    static String log(String name) {
        return "updates-" + name.replaceAll("[^A-Za-z0-9._-]", "_") + ".log";
    }

    private void write(String name, String text, String description) throws UpkeepException {
        AtomicFile.write(folder.resolve(name), ACCOUNT.matcher(text).replaceAll("://****@"));
        report.add(new Artifact(name, description));
    }
}
