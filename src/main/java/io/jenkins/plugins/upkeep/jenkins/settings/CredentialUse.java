package io.jenkins.plugins.upkeep.jenkins.settings;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import java.util.List;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/**
 * What a credential is for. It reaches the task by variables of the environment alone, whose names upkeep.yaml refers to:
 * {@code password: ${env:PGPASSWORD}}.
 */
public enum CredentialUse {
    /** The account of the database. */
    DATABASE("PGUSER", "PGPASSWORD", false),
    /** The password of Redis, or an account of it. */
    REDIS("REDIS_USER", "REDIS_PASSWORD", true),
    /** The access key of the store of the backups and its secret. */
    STORE("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", false),
    /** The private key that reads encrypted backups. */
    IDENTITY("", "UPKEEP_AGE_IDENTITY", true),
    /** The address of Slack's webhook, or the account of the mail server. */
    NOTIFY("SMTP_USER", "SLACK_WEBHOOK_URL", true);

    private final String userVariable;
    private final String secretVariable;
    private final boolean text;

    CredentialUse(String userVariable, String secretVariable, boolean text) {
        this.userVariable = userVariable;
        this.secretVariable = secretVariable;
        this.text = text;
    }

    /**
     * @return the kinds of credentials that can be used for this
     */
    public List<Class<? extends StandardCredentials>> types() {
        if (this == IDENTITY) {
            return List.of(StringCredentials.class, FileCredentials.class);
        }
        return text
                ? List.of(StringCredentials.class, StandardUsernamePasswordCredentials.class)
                : List.of(StandardUsernamePasswordCredentials.class);
    }

    /**
     * @return the variable that holds the account's name
     */
    public String userVariable() {
        return userVariable;
    }

    /**
     * @param account whether the secret is the password of an account
     * @return the variable that holds the secret
     */
    public String secretVariable(boolean account) {
        return this == NOTIFY && account ? "SMTP_PASSWORD" : secretVariable;
    }
}
