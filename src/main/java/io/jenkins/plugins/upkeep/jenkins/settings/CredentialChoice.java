package io.jenkins.plugins.upkeep.jenkins.settings;

import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import hudson.model.Item;
import hudson.security.ACL;
import hudson.util.ListBoxModel;
import java.util.List;
import jenkins.model.Jenkins;

/** Which credentials a form offers; to those who may not configure, only the one that is chosen already. */
public final class CredentialChoice {
    private CredentialChoice() {}

    /**
     * @param use what the credential is for
     * @param item the job whose form asks; null outside of one
     * @param current the id that is chosen
     */
    public static ListBoxModel of(CredentialUse use, Item item, String current) {
        var choice = new StandardListBoxModel();
        if (!mayChoose(item)) {
            return choice.includeCurrentValue(current);
        }
        return choice.includeEmptyValue()
                .includeMatchingAs(ACL.SYSTEM2, item, StandardCredentials.class, List.of(), matcher(use))
                .includeCurrentValue(current);
    }

    private static CredentialsMatcher matcher(CredentialUse use) {
        return CredentialsMatchers.anyOf(
                use.types().stream().map(CredentialsMatchers::instanceOf).toArray(CredentialsMatcher[]::new));
    }

    private static boolean mayChoose(Item item) {
        return item == null
                ? Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                : item.hasPermission(Item.EXTENDED_READ) || item.hasPermission(CredentialsProvider.USE_ITEM);
    }

    /**
     * Demands that the user may read the form that asks.
     *
     * @param item the job whose form it is; null outside of one
     */
    public static void requireReader(Item item) {
        if (item == null) {
            Jenkins.get().checkPermission(Jenkins.READ);
        } else {
            item.checkPermission(Item.READ);
        }
    }
}
