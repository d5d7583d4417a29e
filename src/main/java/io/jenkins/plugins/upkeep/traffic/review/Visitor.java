package io.jenkins.plugins.upkeep.traffic.review;

import io.jenkins.plugins.upkeep.traffic.format.Ascii;
import io.jenkins.plugins.upkeep.traffic.format.LogLine;

/** What is known of one address, or of what a network has done that is odd. For one thread. */
public final class Visitor {
    private static final int MOST_PATHS = 64;
    private static final int MINUTE = 60;

    private final String name;
    private final Strikes failures;
    private final Strikes attempts;
    private final Distinct probes = new Distinct(MOST_PATHS);
    private final Distinct missing = new Distinct(MOST_PATHS);
    private final Distinct addresses = new Distinct(1_024);
    private long requests;
    private long refused;
    private long first;
    private long last;
    private long minute;
    private long inMinute;
    private long peak;
    private long peakMinute;
    private long oddMethods;
    private long oddAnswered;
    private String oddMethod = "";
    private long scanner;
    private String scannerName = "";
    private long nameless;
    private long secretsGiven;
    private String secret = "";
    private boolean admitted;

    Visitor(String name, int mostFailures, int mostAttempts, long window) {
        this.name = name;
        this.failures = new Strikes(mostFailures, window);
        this.attempts = new Strikes(mostAttempts, window);
    }

    void request(LogLine line) {
        var second = line.second();
        first = requests == 0 ? second : Math.min(first, second);
        last = requests == 0 ? second : Math.max(last, second);
        requests++;
        refused += line.status() >= 400 && line.status() < 500 ? 1 : 0;
        if (second / MINUTE != minute) {
            minute = second / MINUTE;
            inMinute = 0;
        }
        if (++inMinute > peak) {
            peak = inMinute;
            peakMinute = minute;
        }
    }

    /** A request that is part of something odd came from an address. */
    void from(byte[] bytes, int start, int end) {
        addresses.add(bytes, start, end);
    }

    void failure(long second) {
        failures.add(second);
    }

    void attempt(long second) {
        attempts.add(second);
    }

    /** A login that the server let pass. */
    void admitted(long leastFailures) {
        admitted |= failures.failures() >= leastFailures;
    }

    void probe(byte[] bytes, int from, int to) {
        probes.add(bytes, from, to);
    }

    void missing(byte[] bytes, int from, int to) {
        missing.add(bytes, from, to);
    }

    void secretGiven(byte[] bytes, int from, int to) {
        secretsGiven++;
        secret = secret.isEmpty() ? Ascii.shown(bytes, from, to) : secret;
    }

    void oddMethod(byte[] bytes, int from, int to, boolean answered) {
        oddMethods++;
        oddAnswered += answered ? 1 : 0;
        if (oddMethod.isEmpty() || (answered && oddAnswered == 1)) {
            oddMethod = from == to ? "no method at all" : Ascii.shown(bytes, from, Math.min(to, from + 24));
        }
    }

    void scanner(byte[] bytes, int from, int to) {
        scanner++;
        scannerName = scannerName.isEmpty() ? Ascii.shown(bytes, from, Math.min(to, from + 60)) : scannerName;
    }

    void nameless() {
        nameless++;
    }

    String name() {
        return name;
    }

    long requests() {
        return requests;
    }

    long refusals() {
        return refused;
    }

    long firstSecond() {
        return first;
    }

    long lastSecond() {
        return last;
    }

    Strikes failures() {
        return failures;
    }

    Strikes attempts() {
        return attempts;
    }

    Distinct probes() {
        return probes;
    }

    Distinct missing() {
        return missing;
    }

    Distinct addresses() {
        return addresses;
    }

    long mostInAMinute() {
        return peak;
    }

    long busiestMinute() {
        return peakMinute;
    }

    long oddMethods() {
        return oddMethods;
    }

    long oddMethodsAnswered() {
        return oddAnswered;
    }

    String oddMethodName() {
        return oddMethod;
    }

    long scannerRequests() {
        return scanner;
    }

    String scannerAgent() {
        return scannerName;
    }

    long namelessRequests() {
        return nameless;
    }

    long secretsGiven() {
        return secretsGiven;
    }

    String secretPath() {
        return secret;
    }

    boolean wasAdmitted() {
        return admitted;
    }

    /** How much there is to say; who has done nothing odd is the first to be forgotten. */
    long weight() {
        var odd = failures.failures()
                + attempts.failures()
                + probes.count()
                + missing.count()
                + oddMethods
                + scanner
                + secretsGiven;
        return odd * 1_000 + requests;
    }
}
