package io.jenkins.plugins.upkeep.traffic.format;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds words anywhere in bytes, all of them in one pass, whatever the case of their letters: the automaton of Aho and Corasick.
 * Safe for use by several threads.
 */
public final class ByteWords {
    private static final int BYTES = 256;

    private final int[] next;
    private final int[] marks;

    private ByteWords(int[] next, int[] marks) {
        this.next = next;
        this.marks = marks;
    }

    /**
     * @param words each word, with the bits that it stands for
     */
    public static ByteWords of(Map<String, Integer> words) {
        var states = new ArrayList<int[]>();
        var marks = new ArrayList<Integer>();
        state(states, marks);
        words.forEach((word, mark) -> add(states, marks, word.toLowerCase(Locale.ROOT), mark));
        link(states, marks);
        var next = new int[states.size() * BYTES];
        for (int state = 0; state < states.size(); state++) {
            System.arraycopy(states.get(state), 0, next, state * BYTES, BYTES);
        }
        return new ByteWords(next, marks.stream().mapToInt(Integer::intValue).toArray());
    }

    private static int state(List<int[]> states, List<Integer> marks) {
        var state = new int[BYTES];
        Arrays.fill(state, -1);
        states.add(state);
        marks.add(0);
        return states.size() - 1;
    }

    private static void add(List<int[]> states, List<Integer> marks, String word, int mark) {
        int at = 0;
        for (int i = 0; i < word.length(); i++) {
            var letter = word.charAt(i);
            if (states.get(at)[letter] < 0) {
                var made = state(states, marks);
                states.get(at)[letter] = made;
                states.get(at)[Character.toUpperCase(letter)] = made;
            }
            at = states.get(at)[letter];
        }
        marks.set(at, marks.get(at) | mark);
    }

    /** Completes each state with where it falls back to. */
    private static void link(List<int[]> states, List<Integer> marks) {
        var fallback = new int[states.size()];
        var open = new ArrayDeque<Integer>(List.of(0));
        while (!open.isEmpty()) {
            int state = open.remove();
            for (int letter = 0; letter < BYTES; letter++) {
                var child = states.get(state)[letter];
                var back = state == 0 ? 0 : states.get(fallback[state])[letter];
                states.get(state)[letter] = child < 0 ? back : child;
                enter(open, fallback, child, back, marks);
            }
        }
    }

    private static void enter(ArrayDeque<Integer> open, int[] fallback, int child, int back, List<Integer> marks) {
        if (child > 0 && !open.contains(child)) {
            fallback[child] = back;
            marks.set(child, marks.get(child) | marks.get(back));
            open.add(child);
        }
    }

    /**
     * @param bytes where to look
     * @param from the first place
     * @param to the end
     * @return the bits of all words that are there
     */
    public int marks(byte[] bytes, int from, int to) {
        int found = 0;
        int state = 0;
        for (int at = from; at < to; at++) {
            state = next[state * BYTES + (bytes[at] & 0xff)];
            found |= marks[state];
        }
        return found;
    }
}
