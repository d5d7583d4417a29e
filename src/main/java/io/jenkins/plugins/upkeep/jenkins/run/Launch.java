package io.jenkins.plugins.upkeep.jenkins.run;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.slaves.WorkspaceList;
import io.jenkins.plugins.upkeep.jenkins.agent.AgentTool;
import io.jenkins.plugins.upkeep.jenkins.agent.LostTasks;
import io.jenkins.plugins.upkeep.jenkins.artifacts.SetQuestion;
import io.jenkins.plugins.upkeep.jenkins.page.EarlierRuns;
import io.jenkins.plugins.upkeep.jenkins.settings.UpkeepConfiguration;
import io.jenkins.plugins.upkeep.report.HistoryFile;
import io.jenkins.plugins.upkeep.system.store.address.ArtifactsFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.durabletask.BourneShellScript;
import org.jenkinsci.plugins.durabletask.Controller;
import org.jenkinsci.plugins.workflow.FilePathUtils;

/**
 * Starts a task on an agent. When the controller dies between the start and the note of it, the task is started again, and
 * the second start follows the first: both have the same folder.
 */
record Launch(TaskRequest request, TaskState state, Ground site) {
    private static final Logger LOGGER = Logger.getLogger(Launch.class.getName());
    private static final int OWNER_ONLY = 0700;

    /** Chooses where the task will run. Nothing is made there yet: what is not noted would never be removed. */
    void place(FilePath workspace) throws IOException, InterruptedException {
        if (!site.launcher().isUnix()) {
            throw new AbortException("agent " + FilePathUtils.getNodeName(workspace)
                    + ": is a Windows machine; the tasks run on Linux, choose an agent by its label");
        }
        if (workspace.getRemote().contains("'")) {
            throw new AbortException("workspace " + workspace.getRemote()
                    + ": has a ' in its path, with which Jenkins starts no process; name the job or folder otherwise");
        }
        var id = UUID.randomUUID().toString();
        var folder = WorkspaceList.tempDir(workspace).child(LostTasks.PREFIX + id);
        state.place(id, FilePathUtils.getNodeName(workspace), workspace.getRemote(), folder.getRemote());
    }

    /**
     * Makes everything ready on the agent.
     *
     * @return what starts the task there
     */
    TaskCommand prepare(FilePath workspace) throws IOException, InterruptedException {
        var node = workspace.toComputer().getNode();
        if (node == null) {
            throw new AbortException("agent " + state.node() + ": is being removed; run the build again");
        }
        workspace.mkdirs();
        var folder = Site.at(workspace, state.folder());
        folder.mkdirs();
        folder.chmod(OWNER_ONLY);
        removeLost(folder.getParent());
        layEarlierRuns(workspace, folder.child("report"));
        if (request.reports().isPresent()) {
            layReports(request.reports().get(), workspace, folder);
        }
        var java = UpkeepConfiguration.get().getJava();
        return new TaskCommand(state.id(), AgentTool.lay(state.node(), node.getRootPath(), java), state.folder());
    }

    /** Without them the task says less, and still does all that it does. */
    private void layEarlierRuns(FilePath workspace, FilePath report) throws InterruptedException {
        try {
            var service = SetQuestion.in(ConfigText.of(request, workspace)).plainService();
            if (service.isPresent()) {
                var job = site.run().getParent();
                var text = EarlierRuns.of(job, request.task(), service.get()).text();
                report.mkdirs();
                report.child(HistoryFile.FILE_NAME).write(text, StandardCharsets.UTF_8.name());
            }
        } catch (IOException | UncheckedIOException e) {
            LOGGER.log(Level.WARNING, e, () -> report.getRemote() + ": does not take what is known of earlier runs");
        }
    }

    private void layReports(ReportSource source, FilePath workspace, FilePath folder)
            throws IOException, InterruptedException {
        var service = SetQuestion.in(ConfigText.of(request, workspace)).plainService();
        new EarlierReports(source, site).lay(service.orElse(""), folder);
    }

    /** What others left does not keep this task from its work. */
    private static void removeLost(FilePath base) throws InterruptedException {
        try {
            base.act(new LostTasks(base.getRemote()));
        } catch (IOException | UncheckedIOException e) {
            LOGGER.log(Level.WARNING, e, () -> base.getRemote() + ": what lost tasks left there cannot be removed");
        }
    }

    private TaskRequest asked(Optional<String> set) {
        var reading = request.reports()
                .map(source -> request.withOption(EarlierReports.OPTION, EarlierReports.place(state.folder())))
                .orElse(request);
        return set.map(id -> reading.withOption("set", id)).orElse(reading);
    }

    /** Starts the task. */
    Controller start(TaskCommand command, FilePath workspace, TaskSecrets secrets)
            throws IOException, InterruptedException {
        var brought = Optional.ofNullable(state.brought());
        var asked = asked(brought.flatMap(Brought::set));
        var script = new BourneShellScript(command.script(asked, UpkeepConfiguration.get()));
        script.charset(StandardCharsets.UTF_8);
        var environment = new EnvVars(site.environment());
        environment.overrideAll(secrets.environment());
        if (asked.isLasting()) {
            // Also for the shell that starts it: who gives the agent back ends what has its mark, and all below that.
            environment.put("JENKINS_NODE_COOKIE", "upkeep-" + state.id());
        }
        environment.put(ArtifactsFolder.FOLDER, state.folder() + "/" + Site.SETS);
        environment.put(
                ArtifactsFolder.PREPARATION,
                Long.toString(brought.map(Brought::millis).orElse(0L)));
        return script.launch(environment, workspace, site.launcher(), site.listener());
    }
}
