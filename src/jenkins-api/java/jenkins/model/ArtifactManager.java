package jenkins.model;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.BuildListener;
import java.io.IOException;
import java.io.Serializable;
import java.util.Map;
import jenkins.util.VirtualFile;

public abstract class ArtifactManager implements Serializable {
    private static final long serialVersionUID = 1L;

    public abstract void archive(
            FilePath workspace, Launcher launcher, BuildListener listener, Map<String, String> artifacts)
            throws IOException, InterruptedException;

    public abstract VirtualFile root();
}
