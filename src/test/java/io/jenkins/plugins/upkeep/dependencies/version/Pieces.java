package io.jenkins.plugins.upkeep.dependencies.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes texts from pieces, the same ones in each run. */
final class Pieces {
    private final Random random;

    Pieces(long seed) {
        random = new Random(seed);
    }

    String one(List<String> pieces) {
        return pieces.get(random.nextInt(pieces.size()));
    }

    /** The piece with this chance in a hundred; else nothing. */
    String maybe(int chance, String piece) {
        return random.nextInt(100) < chance ? piece : "";
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    String several(int most, List<String> pieces) {
        return IntStream.rangeClosed(0, random.nextInt(most))
                .mapToObj(part -> one(pieces))
                .collect(Collectors.joining());
    }

    /** The text with one character left out, doubled or exchanged for a piece. */
    String changed(String text, List<String> pieces) {
        if (text.isEmpty()) {
            return one(pieces);
        }
        var place = random.nextInt(text.length());
        var character = text.substring(place, place + 1);
        var other = List.of("", character + character, one(pieces)).get(random.nextInt(3));
        return text.substring(0, place) + other + text.substring(place + 1);
    }

    /** Each text with one that is much like it, and with one that is not. */
    List<Pair> pairs(List<String> texts, List<String> pieces) {
        var pairs = new ArrayList<Pair>();
        for (var text : texts) {
            pairs.add(new Pair(text, changed(text, pieces)));
            pairs.add(new Pair(text, texts.get(random.nextInt(texts.size()))));
        }
        return pairs;
    }

    record Pair(String one, String other) {}
}
