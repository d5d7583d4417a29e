package io.jenkins.plugins.upkeep.security.access;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.security.audit.Gap;
import io.jenkins.plugins.upkeep.security.audit.Issue;
import java.io.IOException;
import java.util.List;

/** Reads the SSH keys that let in an account. */
final class SshKeys {
    private static final String TABLE = "SSH keys";
    private static final String STRANGE = "look at it with ssh-keygen -lf, and take out what is no key";

    /** Of a file; more are only counted. */
    private static final int MOST_STRANGE = 3;

    private static final int MOST_KEYS = 1_000;

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

    void look(Account account) {
        places.stream().map(place -> named(account, place)).distinct().forEach(file -> file(account, file));
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
            var lines = new Lines(account, file);
            files.text(file).ifPresent(text -> text.lines().forEach(lines::add));
            lines.end();
        } catch (IOException e) {
            sight.blindToKeys(SystemFiles.gap(file, e), Name.of(account.name()));
        }
    }

    /** The lines of a file. Its owner writes it, so it may hold anything: few of its strange lines are told. */
    private final class Lines {
        private final Account account;
        private final String file;
        private int number;
        private int keys;
        private int strange;

        Lines(Account account, String file) {
            this.account = account;
            this.file = "file " + Name.text(file);
        }

        void add(String line) {
            number++;
            if (line.isBlank() || line.strip().startsWith("#")) {
                return;
            }
            SshKey.parse(line).ifPresentOrElse(this::add, this::stranger);
        }

        private void add(SshKey key) {
            keys++;
            if (keys <= MOST_KEYS) {
                key(account, key);
            }
        }

        private void stranger() {
            strange++;
            if (strange <= MOST_STRANGE) {
                sight.blind(new Gap(file + " line " + number, "is no key that is known here", STRANGE));
            }
        }

        void end() {
            if (strange > MOST_STRANGE) {
                var more = strange - MOST_STRANGE;
                sight.blind(new Gap(file, "and " + more + " more lines are no keys that are known here", STRANGE));
            }
            if (keys > MOST_KEYS) {
                var gap = new Gap(
                        file,
                        "holds " + keys + " keys, of which the first " + MOST_KEYS + " were looked at",
                        "take out those that nobody uses, or have a certificate authority sign them");
                sight.blindToKeys(gap, Name.of(account.name()));
            }
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
