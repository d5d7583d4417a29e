package io.jenkins.plugins.upkeep.security.access;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.security.audit.Gap;
import io.jenkins.plugins.upkeep.security.audit.Issue;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads who may act as somebody else by /etc/sudoers and the files that it includes. Rules of LDAP are not seen. */
final class Sudoers {
    private static final String SUDOERS = "/etc/sudoers";
    private static final String TABLE = "sudo";
    private static final int MOST_FILES = 128;
    private static final Pattern INCLUDE = Pattern.compile("[@#]include(?<folder>dir)?\\s+\"?(?<place>[^\"]+?)\"?");

    private final SystemFiles files;
    private final Sight sight;
    private final SudoRules rules = new SudoRules();
    private final Set<String> read = new HashSet<>();

    Sudoers(SystemFiles files, Sight sight) {
        this.files = files;
        this.sight = sight;
        sight.table(TABLE, "Who", "As", "Command", "Asks for a password", "Machines");
    }

    void look() {
        sight.looked(Scope.SUDO);
        read(SUDOERS);
        rules.grants().stream().distinct().forEach(this::grant);
    }

    private void read(String name) {
        if (!read.add(name)) {
            return;
        }
        if (read.size() > MOST_FILES) {
            sight.blind(
                    new Gap(
                            SUDOERS,
                            "includes more than " + MOST_FILES + " files, of which the first were looked at",
                            "put the rules into fewer files"),
                    Scope.SUDO);
            return;
        }
        try {
            for (var line : SudoLines.of(files.lines(name).orElse(List.of()))) {
                line(name, line);
            }
        } catch (IOException e) {
            sight.blind(SystemFiles.gap(name, e), Scope.SUDO);
        }
    }

    private void line(String file, SudoLines.Line line) {
        var include = INCLUDE.matcher(line.text());
        if (include.matches()) {
            include(file, include.group("place"), include.group("folder") != null);
        } else if (!rules.read(line.text())) {
            sight.blind(new Gap(
                    file + " line " + line.number(),
                    "is not understood",
                    "see visudo -c, and look at the line by hand"));
        }
    }

    /** Of a folder, names with a dot or a tilde at the end are left out, as sudo does. */
    private void include(String file, String place, boolean folder) {
        var whole = place.startsWith("/") ? place : file.replaceFirst("[^/]*$", "") + place;
        if (!folder) {
            read(whole);
            return;
        }
        files
                .expand(whole + "/*", (where, problem) -> sight.blind(SystemFiles.gap(whole, problem), Scope.SUDO))
                .stream()
                .filter(name -> !name.replaceFirst(".*/", "").contains(".") && !name.endsWith("~"))
                .forEach(this::read);
    }

    private void grant(SudoGrant grant) {
        sight.fact(Scope.SUDO, grant.words());
        sight.row(
                TABLE,
                Name.of(grant.who()),
                grant.as().isEmpty() ? "root" : Name.text(grant.as()),
                Name.text(grant.command()),
                grant.withoutPassword() ? "no" : "yes",
                Name.text(grant.hosts()));
        if (grant.all() && grant.withoutPassword() && !grant.who().equals("root")) {
            sight.add(Issue.of(
                    AccessRules.SUDO_NOPASSWD,
                    Finding.warning(
                            "sudo " + Name.of(grant.who()),
                            "may run all commands as " + (grant.as().isEmpty() ? "root" : Name.text(grant.as()))
                                    + " without a password",
                            "",
                            "take NOPASSWD away with visudo, or name the commands that it needs")));
        }
    }
}
