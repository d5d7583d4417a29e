package io.jenkins.plugins.upkeep.backup.restore;

import java.io.InputStream;
import java.util.regex.Pattern;

/** The script of large objects without their owners and rights. Content and comments stay. */
final class OwnerlessScript implements FilteredLines.Filter {
    private static final Pattern RIGHTS = Pattern.compile(
            "(?:ALTER LARGE OBJECT \\d+ OWNER TO" + "|(?:GRANT|REVOKE) [A-Z ]+ ON LARGE OBJECT \\d+ (?:TO|FROM)) .*");

    private final QuoteState quotes = new QuoteState();
    private boolean dropping;

    private OwnerlessScript() {}

    static InputStream of(InputStream script) {
        return new FilteredLines(script, new OwnerlessScript());
    }

    /** A line within quotes goes the way of the line that its statement began with. */
    @Override
    public boolean keeps(String line) {
        if (!quotes.isOpen()) {
            dropping = RIGHTS.matcher(line).matches();
        }
        quotes.pass(line);
        return !dropping;
    }
}
