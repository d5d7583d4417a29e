package io.jenkins.plugins.upkeep.traffic.review;

import io.jenkins.plugins.upkeep.traffic.format.ByteKeys;

/** Tells scanners by what they call themselves, and remembers the names of late, since most clients share a few. For one thread. */
final class Agents {
    private static final int MOST = 2_048;

    private ByteKeys<Boolean> known = new ByteKeys<>(MOST);

    boolean isScanner(byte[] bytes, int from, int to) {
        var answer = known.find(bytes, from, to);
        return answer == null ? learned(bytes, from, to) : answer;
    }

    private boolean learned(byte[] bytes, int from, int to) {
        if (known.size() == MOST) {
            known = known.keep(scanner -> false);
        }
        var scanner = Signs.ofAgent(bytes, from, to) != 0;
        known.add(bytes, from, to, scanner);
        return scanner;
    }
}
