package io.jenkins.plugins.upkeep.rollback.git;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.Visible;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Demands good signatures. git's exit status is necessary and not enough: it also is satisfied with a key in the key ring
 * that nobody has vouched for, and does not look whether a tag object is called as the tag that points to it, so that an
 * old signed tag could be passed off as a new one.
 *
 * @param git the repository
 */
record Signature(Git git) {
    private static final String GNUPG = "[GNUPG:] ";
    private static final Pattern SSH = Pattern.compile("Good \"git\" signature for (.+) with (\\S+) key (\\S+)");

    private static final List<Refused> REFUSED = List.of(
            new Refused(
                    "BADSIG",
                    "the signature does not fit: it was changed after it was signed",
                    "do not use it; find out who changed it"),
            new Refused("REVKEYSIG", "it is signed by a key that was revoked", "have it signed anew"),
            new Refused(
                    "EXPKEYSIG",
                    "it is signed by a key that has expired",
                    "import the key with its new date, or have it signed anew"),
            new Refused("EXPSIG", "the signature has expired", "have it signed anew"),
            new Refused(
                    "ERRSIG",
                    "it is signed by a key that is not in the key ring",
                    "import the key (gpg --import) if you trust its owner"));

    /** A word of GnuPG's status that forbids the version. */
    private record Refused(String word, String seen, String action) {}

    String require(Version version) throws UpkeepException, InterruptedException {
        var annotated = !version.object().equals(version.commit());
        var subject = annotated
                ? "tag " + version.word()
                : "commit " + version.commit().substring(0, 12);
        var text = new String(git.content(annotated ? "tag" : "commit", version.object()), StandardCharsets.UTF_8);
        if (!text.contains("-----BEGIN ")) {
            throw new UpkeepException(subject + ": is not signed; sign it (git "
                    + (annotated ? "tag --sign --force" : "commit --amend --gpg-sign")
                    + "), name a signed version, or do without signatures");
        }
        if (annotated) {
            demandName(version, text);
        }
        var verb = annotated ? "verify-tag" : "verify-commit";
        var result = git.look(verb, "--raw", version.object());
        var lines = result.errors().lines().toList();
        var signer = lines.stream().anyMatch(line -> line.startsWith(GNUPG))
                ? gnupg(subject, lines)
                : ssh(subject, lines, result.status());
        if (!result.succeeded()) {
            throw bad(subject, "git does not accept the signature: " + Git.lastLine(result), "see git " + verb);
        }
        return subject + " is signed by " + signer;
    }

    private static void demandName(Version version, String text) throws UpkeepException {
        var name = text.lines()
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.startsWith("tag "))
                .map(line -> line.substring(4))
                .findFirst();
        var called = version.name().replaceFirst("^refs/tags/", "");
        if (!name.equals(Optional.of(called))) {
            throw bad(
                    "tag " + version.word(),
                    "points to a tag object that was signed under another name (" + name.orElse("none") + ")",
                    "do not use it; find out who has set it so");
        }
    }

    private static String gnupg(String subject, List<String> lines) throws UpkeepException {
        for (var refused : REFUSED) {
            var found = find(lines, refused.word());
            if (found.isPresent()) {
                throw bad(subject, refused.seen() + " (" + who(found.get()) + ")", refused.action());
            }
        }
        var good = find(lines, "GOODSIG");
        var valid = find(lines, "VALIDSIG");
        if (good.isEmpty() || valid.isEmpty()) {
            throw bad(subject, "no good signature was found", "see git verify-tag --verbose");
        }
        if (find(lines, "TRUST_ULTIMATE").isEmpty()
                && find(lines, "TRUST_FULLY").isEmpty()) {
            throw bad(
                    subject,
                    "it is signed by " + who(good.get()) + ", a key that nobody here has vouched for",
                    "check its fingerprint with the owner, then sign it (gpg --lsign-key)");
        }
        return who(good.get()) + ", fingerprint " + valid.get().split(" ", 2)[0];
    }

    /** What follows a word of GnuPG's status, wherever the word stands. */
    private static Optional<String> find(List<String> lines, String word) {
        return lines.stream()
                .filter(line -> (line + " ").startsWith(GNUPG + word + " "))
                .map(line -> line.substring(Math.min(line.length(), (GNUPG + word + " ").length())))
                .findFirst();
    }

    /** After a key's id, GnuPG says whose it is; the words of other states are left as they are. */
    private static String who(String rest) {
        return Visible.of(rest.strip());
    }

    private static String ssh(String subject, List<String> lines, int status) throws UpkeepException {
        for (var line : lines) {
            var match = SSH.matcher(line);
            if (status == 0 && match.matches()) {
                return Visible.of(match.group(1)) + ", " + match.group(2) + " key " + match.group(3);
            }
        }
        var said = lines.stream()
                .filter(line -> !line.isBlank())
                .reduce((one, next) -> next)
                .orElse("git said nothing");
        throw bad(
                subject,
                "no signature of an allowed signer was found: " + Visible.of(said),
                "add the signer to the file that gpg.ssh.allowedSignersFile of git names, if you trust the signer");
    }

    private static UpkeepException bad(String subject, String seen, String action) {
        return new UpkeepException(subject + ": " + seen + "; " + action);
    }
}
