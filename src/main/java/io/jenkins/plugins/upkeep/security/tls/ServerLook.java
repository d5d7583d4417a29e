package io.jenkins.plugins.upkeep.security.tls;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at one server: first what it takes, by hellos made by hand, then what it shows. */
final class ServerLook {
    private static final int MOST_ROUNDS = WeakSuite.values().length;

    private final Call call;
    private final Trust trust;
    private final Map<Protocol, Answer> answers = new EnumMap<>(Protocol.class);
    private final List<String> unheard = new ArrayList<>();

    ServerLook(Call call, Trust trust) {
        this.call = call;
        this.trust = trust;
    }

    /** What is known when a look is over: the server or the reason why not, and what else could not be looked at. */
    record Result(Optional<Observed> observed, List<String> gaps) {}

    Result look(Instant now) {
        ask(Protocol.TLS_1_3);
        ask(Protocol.TLS_1_2);
        if (answers.values().stream().allMatch(Answer.None.class::isInstance)) {
            return nothing();
        }
        Stream.of(Protocol.TLS_1_1, Protocol.TLS_1_0, Protocol.SSL_3).forEach(this::ask);
        if (taken().isEmpty()) {
            return nothing();
        }
        var chain = chain();
        if (chain.isEmpty()) {
            return new Result(Optional.empty(), List.of("it shows no certificate"));
        }
        return new Result(Optional.of(observed(chain, now)), unheard());
    }

    private void ask(Protocol version) {
        answers.put(version, call.say(ClientHello.common(version)));
    }

    private Result nothing() {
        var reason = answers.values().stream()
                .filter(answer -> !(answer instanceof Answer.Taken))
                .map(ServerLook::reason)
                .findFirst()
                .orElse("");
        return new Result(Optional.empty(), List.of(reason));
    }

    private static String reason(Answer answer) {
        return answer instanceof Answer.None none
                ? none.reason()
                : "it takes no version of TLS: " + ((Answer.Refused) answer).reason();
    }

    private Set<Protocol> taken() {
        return answers.values().stream()
                .filter(Answer.Taken.class::isInstance)
                .map(answer -> ((Answer.Taken) answer).version())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Protocol.class)));
    }

    private List<X509Certificate> chain() {
        var shown = ShownChain.read(call);
        return shown.isEmpty() ? inTheClear() : shown;
    }

    /** A server too old for Java shows its certificates before anything is encrypted. */
    private List<X509Certificate> inTheClear() {
        return answers.values().stream()
                .filter(Answer.Taken.class::isInstance)
                .map(answer -> ((Answer.Taken) answer).certificates())
                .filter(certificates -> !certificates.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private Observed observed(List<X509Certificate> chain, Instant now) {
        var way = trust.way(chain, now);
        var distrust = way.isPresent() ? "" : trust.reason(chain, now);
        return new Observed(call.server(), chain, way, distrust, taken(), weak());
    }

    private List<WeakSuite> weak() {
        return taken().stream()
                .filter(version -> version != Protocol.TLS_1_3)
                .flatMap(version -> weak(version).stream())
                .distinct()
                .toList();
    }

    /** Asks with weak suites only, each time without those that were taken, until nothing is taken any more. */
    private List<WeakSuite> weak(Protocol version) {
        var left = new ArrayList<>(List.of(WeakSuite.values()));
        var found = new ArrayList<WeakSuite>();
        Optional<WeakSuite> next = taken(version, left);
        for (int round = 0; next.isPresent() && round < MOST_ROUNDS; round++) {
            found.add(next.get());
            left.remove(next.get());
            next = taken(version, left);
        }
        return found;
    }

    private Optional<WeakSuite> taken(Protocol version, List<WeakSuite> suites) {
        var answer = suites.isEmpty()
                ? new Answer.Refused(false, "nothing was offered")
                : call.say(ClientHello.weak(version, suites));
        if (answer instanceof Answer.None none) {
            unheard.add("weak cipher suites of " + version.words() + ": " + none.reason());
        }
        return answer instanceof Answer.Taken taken
                ? WeakSuite.of(taken.suite()).filter(suites::contains)
                : Optional.empty();
    }

    private List<String> unheard() {
        answers.forEach(this::note);
        return List.copyOf(unheard);
    }

    private void note(Protocol version, Answer answer) {
        if (answer instanceof Answer.None none) {
            unheard.add(version.words() + ": " + none.reason());
        }
    }
}
