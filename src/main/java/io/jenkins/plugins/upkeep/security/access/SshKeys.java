package io.jenkins.plugins.upkeep.security.access;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.security.audit.Gap;
import io.jenkins.plugins.upkeep.security.audit.Issue;
import java.io.IOException;
import java.util.List;

/** Reads the SSH keys that let in, of each account. */
final class SshKeys {
    private static final String TABLE = "SSH keys";

    private final SystemFiles files;
    private final List<String> places;
    private final Sight sight;

    /**
     * @param files the system
     * @param places where keys are, as {@code AuthorizedKeysFile} names it
     * @param sight takes what is seen
     */
    SshKeys(SystemFiles files, List<String> places, Sight sight) {
        this.files = files;
        this.places = List.copyOf(places);
        this.sight = sight;
        sight.table(TABLE, "Account", "Key", "Type", "Bits", "Comment", "Options");
    }

    void look(List<Account> accounts) {
        for (var account : accounts) {
            for (var place : places) {
                file(account, named(account, place));
            }
        }
        if (!accounts.isEmpty()) {
            sight.looked(Scope.KEY);
        }
    }

    private static String named(Account account, String place) {
        var name = place.replace("%h", account.home())
                .replace("%u", account.name())
                .replace("%U", Long.toString(account.uid()))
                .replace("%%", "%");
        return name.startsWith("/") ? name : account.home() + "/" + name;
    }

    private void file(Account account, String file) {
        try {
            var number = 0;
            for (var line : files.lines(file).orElse(List.of())) {
                number++;
                line(account, file, line, number);
            }
        } catch (IOException e) {
            sight.blind(SystemFiles.gap(file, e), Scope.KEY, Name.of(account.name()));
        }
    }

    private void line(Account account, String file, String line, int number) {
        if (line.isBlank() || line.strip().startsWith("#")) {
            return;
        }
        var key = SshKey.parse(line);
        if (key.isPresent()) {
            key(account, key.get());
        } else {
            sight.blind(new Gap(
                    "file " + Name.text(file) + " line " + number,
                    "is no key that is known here",
                    "look at it with ssh-keygen -lf, and take it out if it is none"));
        }
    }

    private void key(Account account, SshKey key) {
        var name = Name.of(account.name());
        sight.fact(Scope.KEY, name + " " + key.fingerprint() + authority(key));
        sight.row(
                TABLE, name, key.fingerprint(), key.type(), Integer.toString(key.bits()), key.comment(), key.options());
        if (key.isWeak()) {
            sight.add(Issue.of(
                    AccessRules.WEAK_KEY,
                    new Finding(
                            key.isBroken() ? Severity.CRITICAL : Severity.WARNING,
                            "key " + name + " " + key.fingerprint(),
                            "is " + key.type() + " of " + key.bits() + " bits"
                                    + (key.comment().isEmpty() ? "" : ", " + key.comment()),
                            "ed25519, or RSA of 2048 bits and more",
                            "have its owner make a new one with ssh-keygen -t ed25519, then take the old one out of"
                                    + " authorized_keys")));
        }
    }

    /** Whoever holds such a key lets anybody in. */
    private static String authority(SshKey key) {
        return key.options().contains("cert-authority") ? " cert-authority" : "";
    }
}
