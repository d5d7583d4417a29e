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

    private final byte[] classes;
    private final int width;
    private final int[] next;
    private final int[] marks;

    private ByteWords(byte[] classes, int width, int[] next, int[] marks) {
        this.classes = classes;
        this.width = width;
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
        var classes = classes(String.join("", words.keySet()).toLowerCase(Locale.ROOT));
        return narrowed(
                states, classes, marks.stream().mapToInt(Integer::intValue).toArray());
    }

    /** A number for each letter of the words, the same for both cases, and 0 for all other bytes: so the table stays small. */
    private static byte[] classes(String letters) {
        var classes = new byte[BYTES];
        byte count = 0;
        for (int i = 0; i < letters.length(); i++) {
            var letter = letters.charAt(i);
            if (classes[letter] == 0) {
                count++;
                classes[letter] = count;
                classes[Character.toUpperCase(letter)] = count;
            }
        }
        return classes;
    }

    private static ByteWords narrowed(List<int[]> states, byte[] classes, int[] marks) {
        int width = 1;
        for (var one : classes) {
            width = Math.max(width, one + 1);
        }
        var next = new int[states.size() * width];
        for (int at = 0; at < states.size() * BYTES; at++) {
            var letter = at % BYTES;
            next[at / BYTES * width + classes[letter]] = states.get(at / BYTES)[letter];
        }
        return new ByteWords(classes, width, next, marks);
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
            state = next[state * width + classes[bytes[at] & 0xff]];
            found |= marks[state];
        }
        return found;
    }
}
