package io.jenkins.plugins.upkeep.traffic.ssh;

import io.jenkins.plugins.upkeep.traffic.ssh.SshEvent.Kind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads messages of sshd, as fail2ban's filter does. The name of a user is what the client says, so it may look like the rest of a
 * message: the address is always taken from the end. Keys that are tried in vain are no failure, since clients try all they have.
 */
public final class SshMessages {
    private static final int LONGEST = 2_000;
    private static final String FROM = " from ([0-9a-fA-F:.]+)(?:%\\S+)? port \\d+";
    private static final Pattern REPEATED = Pattern.compile("message repeated (\\d{1,6}) times: \\[ (.*)]");
    private static final List<Form> FORMS = List.of(
            new Form(
                    Kind.FAILED_PASSWORD,
                    "Failed (?:password|keyboard-interactive/pam) for (?:invalid user )?(?<user>.*)" + FROM
                            + "(?: ssh2)?"),
            new Form(
                    Kind.INVALID_USER,
                    "(?:Invalid|Illegal) user (?<user>.*)" + FROM.replace(" port \\d+", "(?: port \\d+)?")),
            new Form(
                    Kind.REFUSED,
                    "(?:pam_\\w+\\(sshd:auth\\): |PAM \\d+ more )?authentication failures?;.*"
                            + "\\brhost=([0-9a-fA-F:.]+)(?:\\s+user=(?<user>.*))?"),
            new Form(
                    Kind.CLOSED,
                    "(?:Connection (?:closed|reset) by|Disconnected from) (?:authenticating|invalid) user (?<user>.*)"
                            + " ([0-9a-fA-F:.]+) port \\d+ \\[preauth]"),
            new Form(
                    Kind.CLOSED,
                    "(?:error: )?maximum authentication attempts exceeded for (?:invalid user )?(?<user>.*)" + FROM
                            + "(?: ssh2)? \\[preauth]"),
            new Form(
                    Kind.ACCEPTED,
                    "Accepted (?:password|keyboard-interactive/pam|publickey) for (?<user>.*)" + FROM
                            + "(?: ssh2)?(?:: .*)?"));

    private SshMessages() {}

    private record Form(Kind kind, Pattern pattern, int group) {
        Form(Kind kind, String regex) {
            this(
                    kind,
                    Pattern.compile(regex, Pattern.DOTALL),
                    regex.indexOf("(?<user>") < regex.indexOf("([0-9") ? 2 : 1);
        }

        Optional<SshEvent> read(String text, int count) {
            Matcher matcher = pattern.matcher(text);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            var user = matcher.group("user");
            return Optional.of(new SshEvent(kind, matcher.group(group), user == null ? "" : user, count));
        }
    }

    /**
     * @param message what sshd logged
     * @return what it says of a login; empty when nothing
     */
    public static Optional<SshEvent> read(String message) {
        var text = message.strip();
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        var repeated = REPEATED.matcher(text);
        return repeated.matches()
                ? event(repeated.group(2).strip(), Integer.parseInt(repeated.group(1)))
                : event(text, 1);
    }

    private static Optional<SshEvent> event(String text, int count) {
        return FORMS.stream().flatMap(form -> form.read(text, count).stream()).findFirst();
    }
}
