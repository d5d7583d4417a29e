package io.jenkins.plugins.upkeep.health.http;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.system.Counted;
import java.util.List;
import java.util.Optional;

/**
 * What an endpoint should answer: the configured status (200 where upkeep.yaml has none) and text, to each request. All
 * else is critical. A redirect that is not expected is no good answer: what is behind it was not looked at.
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
        return new Finding(Severity.INFO, endpoint.subject(), answer.inWords(), limit(), "");
    }

    private Optional<Finding> complaint(Answer answer, List<Answer> answers) {
        if (answer.status() != endpoint.status()) {
            return Optional.of(wrongStatus(answer, answers));
        }
        return endpoint.body().filter(text -> !answer.body().contains(text)).map(text -> wrongBody(answer));
    }

    private Finding wrongStatus(Answer answer, List<Answer> answers) {
        var times = answers.stream()
                .filter(other -> other.status() != endpoint.status())
                .count();
        var seen =
                answer.inWords() + " (wrong status in " + times + " of " + Counted.of(answers.size(), "request") + ")";
        var action = answer.isRedirect()
                ? "set the endpoint's url to the target, which was not looked at, or expect the redirect"
                : "see what the service's log says of " + endpoint.place();
        return Finding.critical(endpoint.subject(), seen, limit(), action);
    }

    private Finding wrongBody(Answer answer) {
        return Finding.critical(
                endpoint.subject(),
                answer.inWords() + ", but the expected text is not in the first 64 kB of its body",
                limit(),
                "open " + endpoint.place() + ": the service says that it is not well");
    }

    private String limit() {
        var status = "status " + endpoint.status();
        return endpoint.body().map(text -> status + ", body with " + text).orElse(status);
    }
}
