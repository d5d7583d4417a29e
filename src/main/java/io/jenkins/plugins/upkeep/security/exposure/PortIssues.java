package io.jenkins.plugins.upkeep.security.exposure;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.security.audit.Issue;
import io.jenkins.plugins.upkeep.security.audit.Rule;
import io.jenkins.plugins.upkeep.security.exposure.firewall.Verdict;
import io.jenkins.plugins.upkeep.security.exposure.firewall.Verdict.Access;
import java.util.Optional;

/** Says what is wrong with a port. */
final class PortIssues {
    private PortIssues() {}

    static Optional<Issue> of(PortState state) {
        if (state.isExposed()) {
            return Optional.of(exposed(state));
        }
        if (state.worst().isPresent()) {
            return state.has(Access.UNDECIDED)
                    ? Optional.empty()
                    : told(state, worst(state).verdict());
        }
        return state.allowed()
                ? Optional.of(told(ExposureRules.UNUSED, state, "allowed, but on no address that others reach"))
                : Optional.empty();
    }

    private static Optional<Issue> told(PortState state, Verdict verdict) {
        if (verdict.access() == Access.SOME && !state.allowed()) {
            return Optional.of(told(ExposureRules.SOME, state, "open only to: " + verdict.reason()));
        }
        return verdict.access() == Access.CLOSED && state.allowed()
                ? Optional.of(told(ExposureRules.BLOCKED, state, "allowed, but closed by " + verdict.reason()))
                : Optional.empty();
    }

    static Issue unused(Port port) {
        var words = "allowed, but nobody listens there, and Docker does not publish it";
        return Issue.of(ExposureRules.UNUSED, Finding.info(port.subject(), words));
    }

    private static Issue told(Rule rule, PortState state, String words) {
        return Issue.of(rule, Finding.info(state.port().subject(), state.who() + "; " + words));
    }

    private static Seen worst(PortState state) {
        return state.worst().orElseThrow();
    }

    private static Issue exposed(PortState state) {
        if (!state.published().isEmpty()) {
            return issue(
                    ExposureRules.BY_DOCKER,
                    state,
                    docker(state),
                    Advice.docker(state, state.published().get(0)));
        }
        if (state.isOpenBySixOnly()) {
            return issue(ExposureRules.BY_SIX, state, six(state), Advice.six(state));
        }
        return issue(ExposureRules.EXPOSED, state, through(worst(state)), Advice.plain(state));
    }

    private static Issue issue(Rule rule, PortState state, String seen, String action) {
        var danger = Danger.of(state);
        var words = state.who() + danger.map(what -> " (" + what + ")").orElse("") + "; " + seen;
        var limit = "closed, or named in security.firewall.allow";
        var subject = state.port().subject();
        var finding = danger.isPresent()
                ? Finding.critical(subject, words, limit, action)
                : Finding.warning(subject, words, limit, action);
        return Issue.of(rule, finding);
    }

    private static String through(Seen seen) {
        var reason = seen.verdict().reason();
        return reason.isEmpty() ? "no rule of a firewall refuses it" : "everybody gets through: " + reason;
    }

    private static String docker(PortState state) {
        var open = worst(state);
        var refused = open.verdict().forwarded() && open.input().access() == Access.CLOSED;
        return through(open)
                + (refused
                        ? "; the rules for this machine itself refuse it ("
                                + open.input().reason() + "), and Docker leads it past them"
                        : "");
    }

    private static String six(PortState state) {
        var four = state.four().orElseThrow();
        return "by IPv6 " + through(state.six().orElseThrow()) + "; by IPv4 it is " + four.words() + " ("
                + four.verdict().reason() + ")";
    }
}
