package io.jenkins.plugins.upkeep.health.http;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Severity;
import java.util.List;
import java.util.Optional;

/**
 * What an endpoint should answer. Without a configured status, one below 200 or from 400 on is critical, as in
 * awesome-prometheus-alerts' rules for the blackbox exporter; a redirect then is a warning, for what is behind it was not
 * looked at.
 *
 * @param endpoint the endpoint with its expectations
 */
record Expectation(Endpoint endpoint) {
    Finding judge(List<Answer> answers) {
        return answers.stream()
                .flatMap(answer -> complaint(answer, answers).stream())
                .findFirst()
                .orElseGet(() -> fine(answers.get(0)));
    }

    private Finding fine(Answer answer) {
        var seen = "answers " + answer.status() + (answer.isRedirect() ? " to " + answer.target() : "");
        return new Finding(Severity.INFO, endpoint.subject(), seen, limit(), "");
    }

    private Optional<Finding> complaint(Answer answer, List<Answer> answers) {
        if (!hasGoodStatus(answer)) {
            return Optional.of(wrongStatus(answer, answers));
        }
        if (endpoint.body().isPresent()
                && !answer.body().contains(endpoint.body().get())) {
            return Optional.of(Finding.critical(
                    endpoint.subject(),
                    "answers " + answer.status() + ", but the expected text is not in the first 64 kB of its body",
                    limit(),
                    "open " + endpoint.place() + ": the service says that it is not well"));
        }
        return answer.isRedirect() && endpoint.status().isEmpty() ? Optional.of(redirect(answer)) : Optional.empty();
    }

    private boolean hasGoodStatus(Answer answer) {
        return endpoint.status()
                .map(expected -> expected == answer.status())
                .orElse(answer.status() >= 200 && answer.status() < 400);
    }

    private Finding wrongStatus(Answer answer, List<Answer> answers) {
        var times = answers.stream().filter(other -> !hasGoodStatus(other)).count();
        var target = answer.isRedirect() ? " to " + answer.target() : "";
        var seen = "answers " + answer.status() + target + " (wrong status in " + times + " of " + answers.size()
                + " requests)";
        var action = "read the service's log: " + endpoint.place() + " does not work as it should";
        return Finding.critical(endpoint.subject(), seen, limit(), action);
    }

    private Finding redirect(Answer answer) {
        return Finding.warning(
                endpoint.subject(),
                "answers " + answer.status() + " to " + answer.target() + ", which was not looked at",
                limit(),
                "set the endpoint's url to the target, or expect the redirect (expect: {status: " + answer.status()
                        + "})");
    }

    private String limit() {
        var status = "status " + endpoint.status().map(Object::toString).orElse("200 to 399");
        return endpoint.body().map(text -> status + ", body with " + text).orElse(status);
    }
}
