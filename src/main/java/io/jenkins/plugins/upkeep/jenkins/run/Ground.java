package io.jenkins.plugins.upkeep.jenkins.run;

import hudson.EnvVars;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import org.springframework.security.core.Authentication;

/** What a task needs around it to be started. */
interface Ground {
    /** The build. */
    Run<?, ?> run() throws IOException, InterruptedException;

    /** Where the build prints. */
    TaskListener listener() throws IOException, InterruptedException;

    /** Starts processes on the agent. */
    Launcher launcher() throws IOException, InterruptedException;

    /** Whom the build runs as. */
    Authentication account() throws IOException, InterruptedException;

    /** The variables that the pipeline has there. */
    EnvVars environment() throws IOException, InterruptedException;
}
