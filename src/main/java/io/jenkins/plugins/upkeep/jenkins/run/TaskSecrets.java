package io.jenkins.plugins.upkeep.jenkins.run;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.upkeep.jenkins.settings.CredentialUse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/**
 * The secrets of a running task, looked up when they are needed and never stored.
 *
 * @param environment the variables that bring them to the process
 * @param masking hides them in the log
 */
record TaskSecrets(Map<String, String> environment, Masking masking) {
    private static final int SHORTEST_LINE = 4;

    TaskSecrets {
        environment = Map.copyOf(environment);
    }

    /**
     * Looks the credentials up and notes that the build uses them.
     *
     * @throws IOException when one is not there, or not of a kind that can be used
     */
    static TaskSecrets of(Map<CredentialUse, String> ids, Run<?, ?> run) throws IOException {
        var environment = new LinkedHashMap<String, String>();
        var masked = new ArrayList<String>();
        for (var entry : ids.entrySet()) {
            add(entry.getKey(), find(entry.getKey(), entry.getValue(), run), environment, masked);
        }
        return new TaskSecrets(environment, Masking.of(masked));
    }

    private static StandardCredentials find(CredentialUse use, String id, Run<?, ?> run) throws AbortException {
        var found = CredentialsProvider.findCredentialById(id, StandardCredentials.class, run, List.of());
        if (found == null) {
            throw new AbortException("credential " + id + ": there is none of this id that this job may use; make it,"
                    + " or correct the id");
        }
        if (use.types().stream().noneMatch(type -> type.isInstance(found))) {
            throw new AbortException("credential " + id + ": is of a kind that cannot be used as "
                    + use.name().toLowerCase(java.util.Locale.ROOT) + "; choose another one in the step's form");
        }
        CredentialsProvider.track(run, found);
        return found;
    }

    private static void add(
            CredentialUse use, StandardCredentials found, Map<String, String> environment, List<String> masked)
            throws IOException {
        var account = found instanceof StandardUsernamePasswordCredentials;
        if (found instanceof StandardUsernamePasswordCredentials named) {
            environment.put(use.userVariable(), named.getUsername());
        }
        var secret = secret(found);
        environment.put(use.secretVariable(account), secret);
        masked.add(secret.strip());
        // Of a key in several lines, one line is a secret too; but not one that stands in many texts.
        secret.lines().filter(line -> line.strip().length() >= SHORTEST_LINE).forEach(masked::add);
    }

    private static String secret(StandardCredentials found) throws IOException {
        if (found instanceof StandardUsernamePasswordCredentials account) {
            return account.getPassword().getPlainText();
        }
        if (found instanceof StringCredentials text) {
            return text.getSecret().getPlainText();
        }
        try (var content = ((FileCredentials) found).getContent()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
