package io.jenkins.plugins.upkeep.traffic.count;

/** What is counted of one route. For one thread. */
public final class RouteCount {
    private final String name;
    private final Latencies latencies = new Latencies();
    private long requests;
    private long clientErrors;
    private long cancelled;
    private long serverErrors;
    private long bytes;

    RouteCount(String name) {
        this.name = name;
    }

    void add(int status, long size) {
        requests++;
        bytes += size;
        if (status >= 500) {
            serverErrors++;
        } else if (status == Totals.CANCELLED) {
            cancelled++;
        } else if (status >= 400) {
            clientErrors++;
        }
    }

    void add(RouteCount other) {
        requests += other.requests;
        clientErrors += other.clientErrors;
        cancelled += other.cancelled;
        serverErrors += other.serverErrors;
        bytes += other.bytes;
        latencies.add(other.latencies);
    }

    /** The method and the path. */
    public String name() {
        return name;
    }

    /** How long its requests took. */
    public Latencies latencies() {
        return latencies;
    }

    /** The number of its requests. */
    public long requests() {
        return requests;
    }

    /** Requests answered with 4xx, without those that the client gave up. */
    public long clientErrors() {
        return clientErrors;
    }

    /** Requests that the client gave up. */
    public long cancelledRequests() {
        return cancelled;
    }

    /** Requests answered with 5xx. */
    public long serverErrors() {
        return serverErrors;
    }

    /** The bytes sent. */
    public long bytesSent() {
        return bytes;
    }
}
