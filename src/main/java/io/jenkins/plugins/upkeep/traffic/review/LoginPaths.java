package io.jenkins.plugins.upkeep.traffic.review;

import io.jenkins.plugins.upkeep.traffic.format.Scan;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Where clients log in. A pattern that begins with a slash is a path with all that is below it; any other is a word that stands
 * between slashes, at any place of a path. For one thread.
 */
final class LoginPaths {
    private final byte[][] paths;
    private final byte[][] words;

    LoginPaths(List<String> patterns) {
        paths = bytes(
                patterns.stream().filter(pattern -> pattern.startsWith("/")).toList());
        words = bytes(
                patterns.stream().filter(pattern -> !pattern.startsWith("/")).toList());
    }

    private static byte[][] bytes(List<String> texts) {
        return texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
    }

    /** Whether a path, without its query, is one of them. */
    boolean has(byte[] bytes, int from, int to) {
        return isBelow(bytes, from, to) || hasWord(bytes, from, to);
    }

    private boolean isBelow(byte[] bytes, int from, int to) {
        for (var path : paths) {
            var end = from + path.length;
            if (end <= to
                    && Arrays.equals(path, 0, path.length, bytes, from, end)
                    && (end == to || bytes[end] == '/')) {
                return true;
            }
        }
        return false;
    }

    private boolean hasWord(byte[] bytes, int from, int to) {
        int start = from;
        while (start <= to) {
            var slash = Scan.find(bytes, start, to, (byte) '/');
            var end = slash < 0 ? to : slash;
            if (isWord(bytes, start, end)) {
                return true;
            }
            start = end + 1;
        }
        return false;
    }

    private boolean isWord(byte[] bytes, int from, int to) {
        for (var word : words) {
            if (Arrays.equals(word, 0, word.length, bytes, from, to)) {
                return true;
            }
        }
        return false;
    }
}
