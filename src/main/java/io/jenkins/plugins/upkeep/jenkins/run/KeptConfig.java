package io.jenkins.plugins.upkeep.jenkins.run;

import hudson.FilePath;
import io.jenkins.plugins.upkeep.jenkins.settings.UpkeepConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A copy of upkeep.yaml beside the workspace, for as long as a window is open: the window cannot be left without the file, and
 * a workspace may be emptied by what runs in it.
 *
 * @param request reads the file
 * @param state knows the place
 */
record KeptConfig(TaskRequest request, WindowState state) {
    private static final Logger LOGGER = Logger.getLogger(KeptConfig.class.getName());
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final int OWNER_ONLY = 0600;

    /** Makes the copy. Without it the window is left all the same, as long as the file is there. */
    void keep() throws InterruptedException {
        onAgent(workspace -> {
            var copy = copy(workspace);
            copy.write("", "UTF-8");
            copy.chmod(OWNER_ONLY);
            file(workspace).copyTo(copy);
        });
    }

    /** Puts the file back when it is gone. */
    void bringBack() throws InterruptedException {
        onAgent(workspace -> {
            var file = file(workspace);
            var copy = copy(workspace);
            if (!file.exists() && copy.exists()) {
                file.getParent().mkdirs();
                copy.copyTo(file);
            }
        });
    }

    /** Removes the copy. */
    void remove() throws InterruptedException {
        onAgent(workspace -> copy(workspace).delete());
    }

    private FilePath file(FilePath workspace) {
        return workspace.child(request.config(UpkeepConfiguration.get().getConfig()));
    }

    private FilePath copy(FilePath workspace) {
        return Site.at(workspace, state.placed().folder()).getParent().child("window-" + state.id() + ".yaml");
    }

    /** Something with files. */
    @FunctionalInterface
    private interface Work {
        void in(FilePath workspace) throws IOException, InterruptedException;
    }

    private void onAgent(Work work) throws InterruptedException {
        try {
            var workspace = Site.workspace(state.placed());
            if (workspace.isPresent()) {
                TaskPool.within(LONGEST, () -> {
                    work.in(workspace.get());
                    return null;
                });
            }
        } catch (InterruptedException e) {
            throw e;
        } catch (IOException | UncheckedIOException e) {
            LOGGER.log(Level.WARNING, e, () -> "the configuration of window " + state.id() + " cannot be kept");
        } catch (Exception e) {
            throw new IllegalStateException("not thrown by work with files", e);
        }
    }
}
