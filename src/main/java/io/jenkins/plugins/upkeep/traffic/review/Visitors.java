package io.jenkins.plugins.upkeep.traffic.review;

import io.jenkins.plugins.upkeep.traffic.format.Ascii;
import io.jenkins.plugins.upkeep.traffic.format.ByteKeys;
import java.util.List;
import java.util.function.Function;

/**
 * Addresses or networks, in bounded memory: when there are too many, the half of which there is least to say is forgotten. For one
 * thread.
 */
final class Visitors {
    private final int most;
    private final Function<String, Visitor> factory;
    private ByteKeys<Visitor> table;
    private long seen;
    private long forgotten;

    Visitors(int most, Function<String, Visitor> factory) {
        this.most = most;
        this.factory = factory;
        this.table = new ByteKeys<>(most);
    }

    Visitor of(byte[] bytes, int from, int to) {
        var known = table.find(bytes, from, to);
        return known == null ? added(bytes, from, to) : known;
    }

    private Visitor added(byte[] bytes, int from, int to) {
        if (table.size() >= most) {
            forget();
        }
        seen++;
        var visitor = factory.apply(Ascii.shown(bytes, from, to));
        table.add(bytes, from, to, visitor);
        return visitor;
    }

    private void forget() {
        var weights =
                table.values().stream().mapToLong(Visitor::weight).sorted().toArray();
        var bar = weights[weights.length / 2];
        var before = table.size();
        table = table.keep(visitor -> visitor.weight() > bar);
        forgotten += before - table.size();
    }

    List<Visitor> all() {
        return table.values();
    }

    /** How many there were; when some were forgotten, at the most. */
    long seen() {
        return seen;
    }

    /** How many were forgotten. */
    long forgotten() {
        return forgotten;
    }
}
