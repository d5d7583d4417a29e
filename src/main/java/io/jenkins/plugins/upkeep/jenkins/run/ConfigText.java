package io.jenkins.plugins.upkeep.jenkins.run;

import hudson.FilePath;
import io.jenkins.plugins.upkeep.jenkins.settings.UpkeepConfiguration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads a task's upkeep.yaml from its agent, as far as the controller has to look at it. */
final class ConfigText {
    private static final int LARGEST = 1 << 20;

    private ConfigText() {}

    /** What cannot be read here is left to the task, which says what is wrong with it. */
    static String of(TaskRequest request, FilePath workspace) throws IOException, InterruptedException {
        var file = workspace.child(request.config(UpkeepConfiguration.get().getConfig()));
        if (!file.exists() || file.isDirectory()) {
            return "";
        }
        try (var content = file.read()) {
            return new String(content.readNBytes(LARGEST), StandardCharsets.UTF_8);
        }
    }
}
