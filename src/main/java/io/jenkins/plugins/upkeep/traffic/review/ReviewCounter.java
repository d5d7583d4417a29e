package io.jenkins.plugins.upkeep.traffic.review;

import io.jenkins.plugins.upkeep.traffic.files.LineCounter;
import io.jenkins.plugins.upkeep.traffic.files.Period;
import io.jenkins.plugins.upkeep.traffic.format.Field;
import io.jenkins.plugins.upkeep.traffic.format.LogLine;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Counts who did what that is odd. Lines come in the order of time. For one thread. */
public final class ReviewCounter implements LineCounter {
    private static final int MOST_ADDRESSES = 20_000;
    private static final int MOST_NETWORKS = 10_000;
    private static final int LONGEST_ADDRESS = 80;

    private final ReviewRules rules;
    private final LoginPaths logins;
    private final Methods methods;
    private final Minutes minutes;
    private final Agents agents = new Agents();
    private final Visitors addresses;
    private final Visitors networks;

    /**
     * @param rules what is too much
     * @param period the time that counts
     */
    public ReviewCounter(ReviewRules rules, Period period) {
        this.rules = rules;
        this.logins = new LoginPaths(rules.loginPaths());
        this.methods = new Methods(rules.methods());
        this.minutes = new Minutes(period);
        this.addresses = new Visitors(MOST_ADDRESSES, rules::address);
        this.networks = new Visitors(MOST_NETWORKS, rules::network);
    }

    @Override
    public void count(LogLine line) {
        minutes.add(line.second());
        var address = line.address();
        var end = Math.min(address.to(), address.from() + LONGEST_ADDRESS);
        var visitor = addresses.of(line.buffer(), address.from(), end);
        visitor.request(line);
        path(line, visitor);
        method(line, visitor);
        agent(line, visitor);
    }

    private void path(LogLine line, Visitor visitor) {
        var bytes = line.buffer();
        var from = line.target().from();
        var to = line.target().to();
        var end = withoutQuery(bytes, from, to);
        var refused = line.status() >= 400 && line.status() < 500;
        var signs = Signs.ofPath(bytes, from, to);
        if (refused) {
            refused(line, visitor, end);
        }
        if (signs != 0) {
            probe(line, visitor, signs, refused);
        }
        if (isLogin(line, end)) {
            login(line, visitor);
        }
    }

    private void refused(LogLine line, Visitor visitor, int end) {
        var status = line.status();
        if (status == 401) {
            visitor.attempt(line.second());
        } else if (status == 404 || status == 400 || status == 403 || status == 405) {
            visitor.missing(line.buffer(), line.target().from(), end);
        }
    }

    private void probe(LogLine line, Visitor visitor, int signs, boolean refused) {
        var from = line.target().from();
        var to = line.target().to();
        if (refused || line.status() >= 500) {
            visitor.probe(line.buffer(), from, to);
            network(line, visitor).ifPresent(network -> network.probe(line.buffer(), from, to));
        } else if ((signs & Signs.SECRET) != 0 && line.status() < 300 && line.size() > 0) {
            visitor.secretGiven(line.buffer(), from, to);
        }
    }

    /** A login path, or a name and a password that the server itself did not accept. */
    private boolean isLogin(LogLine line, int end) {
        return logins.has(line.buffer(), line.target().from(), end) || (line.status() == 401 && isNamed(line));
    }

    private static boolean isNamed(LogLine line) {
        var user = line.user();
        return user.length() > 1 || (user.length() == 1 && line.buffer()[user.from()] != '-');
    }

    private void login(LogLine line, Visitor visitor) {
        var status = line.status();
        if (status == 401 || status == 403 || status == 429) {
            visitor.failure(line.second());
            network(line, visitor).ifPresent(network -> network.failure(line.second()));
        } else if (methods.isPost(line.buffer(), line.method())) {
            visitor.attempt(line.second());
            if (status < 400) {
                visitor.admitted(rules.failuresBeforeAGuess());
            }
        }
    }

    /** The network of a visitor, of which this request is counted. */
    private Optional<Visitor> network(LogLine line, Visitor visitor) {
        return Network.around(visitor.name())
                .filter(around -> !rules.trusts(around.address()))
                .map(around -> {
                    var name = around.text().getBytes(StandardCharsets.US_ASCII);
                    var network = networks.of(name, 0, name.length);
                    network.request(line);
                    network.from(
                            line.buffer(), line.address().from(), line.address().to());
                    return network;
                });
    }

    private void method(LogLine line, Visitor visitor) {
        var method = line.method();
        if (!methods.knows(line.buffer(), method)) {
            var shown = method.length() == 0 ? line.target() : method;
            var answered = line.status() >= 200 && line.status() < 300 && method.length() > 0;
            visitor.oddMethod(line.buffer(), shown.from(), shown.to(), answered);
        }
    }

    private void agent(LogLine line, Visitor visitor) {
        Field agent = line.agent();
        if (agent.length() == 0 || (agent.length() == 1 && line.buffer()[agent.from()] == '-')) {
            visitor.nameless();
        } else if (agents.isScanner(line.buffer(), agent.from(), agent.to())) {
            visitor.scanner(line.buffer(), agent.from(), agent.to());
        }
    }

    private static int withoutQuery(byte[] bytes, int from, int to) {
        int end = from;
        while (end < to && bytes[end] != '?') {
            end++;
        }
        return end;
    }

    /** What was counted. */
    public Review review() {
        var known = addresses.all().stream()
                .filter(visitor ->
                        Network.address(visitor.name()).filter(rules::trusts).isEmpty())
                .toList();
        return new Review(
                List.copyOf(known), List.copyOf(networks.all()), minutes, addresses.seen(), addresses.forgotten());
    }
}
