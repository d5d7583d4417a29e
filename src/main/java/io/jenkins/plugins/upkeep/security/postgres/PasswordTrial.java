package io.jenkins.plugins.upkeep.security.postgres;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.security.SecurityConfig.Accounts;
import io.jenkins.plugins.upkeep.security.audit.Gap;
import io.jenkins.plugins.upkeep.security.audit.Issue;
import io.jenkins.plugins.upkeep.security.audit.OutcomeBuilder;
import io.jenkins.plugins.upkeep.security.files.ShownPath;
import io.jenkins.plugins.upkeep.security.files.TextFile;
import io.jenkins.plugins.upkeep.system.Counted;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tries passwords of roles and says of each how far that went. No password is shown, nor which guess it was. */
final class PasswordTrial {
    private final Accounts accounts;
    private final Path folder;
    private final OutcomeBuilder outcome;

    PasswordTrial(Accounts accounts, Path folder, OutcomeBuilder outcome) {
        this.accounts = accounts;
        this.folder = folder;
        this.outcome = outcome;
    }

    /** What was tried for each role, for people, by the roles' names. */
    Map<String, String> run(List<Role> roles, String database, Instant now)
            throws UpkeepException, InterruptedException {
        var common = Guesses.builtIn();
        var given = given();
        var year = Year.from(now.atZone(ZoneOffset.UTC));
        var suspects = roles.stream()
                .filter(role -> role.password().verifier().isPresent())
                .map(role -> new Suspect(
                        role, role.password().verifier().get(), Guesses.of(role.name(), database, year, common, given)))
                .toList();
        new Guessing(PasswordVerifier.TimeLimit.after(accounts.maxGuessing())).run(suspects);
        var words = new HashMap<String, String>();
        for (var suspect : suspects) {
            words.put(suspect.role().name(), words(suspect));
            judge(suspect, now);
        }
        unfinished(suspects);
        measure(roles, suspects);
        return words;
    }

    private void measure(List<Role> roles, List<Suspect> suspects) {
        if (roles.stream().allMatch(role -> role.password().known())) {
            outcome.add(Measurement.count(
                    "guessed_passwords",
                    suspects.stream().filter(Suspect::guessed).count()));
        } else {
            outcome.add(Measurement.notMeasurable(
                    "guessed_passwords", Unit.COUNT, "what the server keeps of passwords cannot be seen"));
        }
    }

    private List<String> given() {
        if (accounts.commonPasswords().isEmpty()) {
            return List.of();
        }
        var file = folder.resolve(accounts.commonPasswords().get());
        try {
            return TextFile.lines(file).stream().filter(line -> !line.isEmpty()).toList();
        } catch (IOException e) {
            outcome.add(new Gap(
                    "file of passwords to try",
                    ShownPath.of(file) + ": " + TextFile.words(e),
                    "correct security.accounts.commonPasswords, or let the user of the audit read it"));
            return List.of();
        }
    }

    private String words(Suspect suspect) {
        var all = Units.format(suspect.guesses().size(), Unit.COUNT);
        if (suspect.guessed()) {
            return "guessed";
        }
        return isComplete(suspect)
                ? "all of " + all
                : Units.format(suspect.tried(), Unit.COUNT) + " of " + all + " in "
                        + Units.format(accounts.maxGuessing());
    }

    private static boolean isComplete(Suspect suspect) {
        return suspect.tried() >= suspect.guesses().size();
    }

    private void judge(Suspect suspect, Instant now) {
        var role = suspect.role();
        if (suspect.guessed()) {
            var open = role.login() && !role.expired(now);
            outcome.add(Issue.of(
                    AccountRules.COMMON_PASSWORD,
                    new Finding(
                            open ? Severity.CRITICAL : Severity.WARNING,
                            role.subject(),
                            "has a password that is made of a name or is among the common ones"
                                    + (open ? "" : "; it cannot log in as things are"),
                            "a long random password",
                            "set a long random password with \\password " + role.sql()
                                    + " in psql, and give it to whoever logs in with it")));
        } else if (suspect.tried() < suspect.guesses().builtInSize()) {
            outcome.add(untried(suspect));
        }
    }

    /** That is one gap for all roles: a long list is seldom tried to its end. */
    private void unfinished(List<Suspect> suspects) {
        var roles = suspects.stream()
                .filter(one -> !one.guessed()
                        && !isComplete(one)
                        && one.tried() >= one.guesses().builtInSize())
                .count();
        if (roles > 0) {
            outcome.add(new Gap(
                    "file of passwords to try",
                    "was not tried to its end for " + Counted.of(roles, "role") + " within "
                            + Units.format(accounts.maxGuessing()),
                    "raise security.accounts.maxGuessing, or shorten the file of security.accounts.commonPasswords"));
        }
    }

    private Gap untried(Suspect suspect) {
        var rounds = suspect.verifier().rounds();
        return rounds > Guessing.MOST_ROUNDS
                ? new Gap(
                        "password of " + suspect.role().subject(),
                        "each guess takes " + Units.format((double) rounds, Unit.COUNT) + " rounds, so none was tried",
                        "set the password again with the usual scram_iterations")
                : new Gap(
                        "password of " + suspect.role().subject(),
                        "only " + words(suspect) + " guesses were tried",
                        "raise security.accounts.maxGuessing");
    }
}
