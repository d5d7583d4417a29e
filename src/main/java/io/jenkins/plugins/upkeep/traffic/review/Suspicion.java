package io.jenkins.plugins.upkeep.traffic.review;

import io.jenkins.plugins.upkeep.report.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something odd that an address did.
 *
 * @param severity how grave it is
 * @param seen what it did, with the number
 * @param limit what is too much
 * @param action what to do
 */
record Suspicion(Severity severity, String seen, String limit, String action) {
    /** All that is odd about an address, the gravest first. */
    static List<Suspicion> of(Visitor visitor, ReviewRules rules) {
        var all = new ArrayList<Suspicion>();
        admitted(visitor).ifPresent(all::add);
        secrets(visitor).ifPresent(all::add);
        failures(visitor, rules).ifPresent(all::add);
        attempts(visitor, rules).ifPresent(all::add);
        scan(visitor).ifPresent(all::add);
        scanner(visitor).ifPresent(all::add);
        methods(visitor).ifPresent(all::add);
        nameless(visitor).ifPresent(all::add);
        return all;
    }

    private static Optional<Suspicion> when(boolean is, String seen, String limit, String action) {
        return is ? Optional.of(new Suspicion(Severity.WARNING, seen, limit, action)) : Optional.empty();
    }

    private static Optional<Suspicion> admitted(Visitor visitor) {
        return visitor.wasAdmitted()
                ? Optional.of(new Suspicion(
                        Severity.CRITICAL,
                        "was let in after " + Words.count(visitor.failures().failures(), "failed login"),
                        "",
                        "find out which account it was, end its sessions and change its password; block the address"))
                : Optional.empty();
    }

    private static Optional<Suspicion> secrets(Visitor visitor) {
        return when(
                visitor.secretsGiven() > 0,
                "was given " + visitor.secretPath() + " with status 2xx",
                "never",
                "look at what the server gives there; if it is the file, change each secret in it and deny the path:"
                        + " location ~ /\\. { deny all; }");
    }

    private static Optional<Suspicion> failures(Visitor visitor, ReviewRules rules) {
        var failures = visitor.failures();
        var jail = failures.isPersistent()
                ? "enable fail2ban's jail recidive besides nginx-http-auth, so that it stays out for a week"
                : "enable fail2ban's jail nginx-http-auth, or one with a failregex for the login path and status 401";
        return when(
                failures.strikes() > 0,
                Words.count(failures.failures(), "failed login") + (failures.isPersistent() ? ", again and again" : ""),
                rules.maxFailures() + " in " + rules.window().toMinutes() + " min",
                jail + "; slow logins down with nginx' limit_req");
    }

    private static Optional<Suspicion> attempts(Visitor visitor, ReviewRules rules) {
        var attempts = visitor.attempts();
        return when(
                attempts.strikes() > 0 && visitor.failures().strikes() == 0,
                Words.count(attempts.failures()) + " logins and requests answered with 401",
                rules.maxFailures() * 10 + " in " + rules.window().toMinutes() + " min",
                "ask whose address it is; if it is a client of yours, renew its token, else limit logins with nginx' limit_req");
    }

    private static Optional<Suspicion> scan(Visitor visitor) {
        var probes = visitor.probes();
        var missing = visitor.missing();
        var mostlyRefused = visitor.refusals() * 2 >= visitor.requests();
        var isScan =
                probes.count() >= ReviewRules.PROBES || (missing.count() >= ReviewRules.MISSING_PATHS && mostlyRefused);
        var paths = probes.count() > 0 ? probes : missing;
        return when(
                isScan,
                "asked for " + (missing.count() >= probes.count() ? missing : probes).words()
                        + " different paths that are not there, such as " + String.join(", ", paths.samples()),
                ReviewRules.PROBES + " paths known of scans, or " + ReviewRules.MISSING_PATHS + " others",
                "enable fail2ban's jail nginx-botsearch");
    }

    private static Optional<Suspicion> scanner(Visitor visitor) {
        return when(
                visitor.scannerRequests() >= ReviewRules.ODD,
                Words.count(visitor.scannerRequests(), "request") + " of the scanner " + visitor.scannerAgent(),
                Words.count(ReviewRules.ODD, "request"),
                "block the address if nobody was asked to look for weaknesses; refuse such agents with a map of $http_user_agent");
    }

    private static Optional<Suspicion> methods(Visitor visitor) {
        var answered = visitor.oddMethodsAnswered() > 0;
        return when(
                answered || visitor.oddMethods() >= ReviewRules.ODD,
                Words.count(visitor.oddMethods(), "request") + " with an odd method, such as " + visitor.oddMethodName()
                        + (answered ? ", " + visitor.oddMethodsAnswered() + " of them answered with 2xx" : ""),
                answered ? "none that is answered" : Words.count(ReviewRules.ODD, "request"),
                "refuse what the service does not expect: limit_except in nginx, or add the method to api.accessLogs.methods");
    }

    private static Optional<Suspicion> nameless(Visitor visitor) {
        return when(
                visitor.namelessRequests() >= ReviewRules.MISSING_PATHS && visitor.refusals() * 2 >= visitor.requests(),
                Words.count(visitor.namelessRequests(), "request") + " without a user agent, half of all refused",
                Words.count(ReviewRules.MISSING_PATHS, "request"),
                "refuse requests without a user agent, or slow the address down with nginx' limit_req");
    }
}
