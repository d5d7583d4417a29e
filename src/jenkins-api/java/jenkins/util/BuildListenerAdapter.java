package jenkins.util;

import hudson.model.BuildListener;
import hudson.model.TaskListener;
import java.io.PrintStream;

public final class BuildListenerAdapter implements BuildListener {
    private static final long serialVersionUID = 1L;

    private BuildListenerAdapter() {}

    public static native BuildListener wrap(TaskListener delegate);

    @Override
    public native PrintStream getLogger();
}
