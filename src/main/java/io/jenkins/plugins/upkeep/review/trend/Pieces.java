package io.jenkins.plugins.upkeep.review.trend;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A series in straight pieces.
 *
 * @param all the whole
 * @param starts where each piece begins, the first at 0
 * @param lines the line through each
 */
record Pieces(Days all, List<Integer> starts, List<Line> lines) {
    /**
     * @param cuts where the pieces after the first begin
     */
    static Pieces cut(Days all, int... cuts) {
        var starts =
                IntStream.concat(IntStream.of(0), IntStream.of(cuts)).boxed().toList();
        var lines = IntStream.range(0, starts.size())
                .mapToObj(piece -> Line.through(part(all, starts, piece)))
                .toList();
        return new Pieces(all, starts, lines);
    }

    /** The same pieces of other values. */
    Pieces of(Days other) {
        return cut(other, starts.stream().skip(1).mapToInt(Integer::intValue).toArray());
    }

    int count() {
        return starts.size();
    }

    Days part(int piece) {
        return part(all, starts, piece);
    }

    private static Days part(Days all, List<Integer> starts, int piece) {
        var to = piece + 1 < starts.size() ? starts.get(piece + 1) : all.size();
        return all.part(starts.get(piece), to);
    }

    Days residuals() {
        return all.with(i -> all.value(i) - lines.get(pieceOf(i)).at(all.when(i)));
    }

    private int pieceOf(int index) {
        return (int) starts.stream().filter(start -> start <= index).count() - 1;
    }

    /** Each cut is placed where it takes most, which makes what is left over look less persistent: it counts as four numbers fitted. */
    Persistence persistence() {
        return Persistence.of(residuals(), 2 + 4.0 * (count() - 1)).drawn(all.size());
    }

    /** The values as if the course had gone on without a jump: those before each break are moved to meet the piece after it. */
    Days joined() {
        var shifts = new double[count()];
        for (int piece = count() - 2; piece >= 0; piece--) {
            var at = all.when(starts.get(piece + 1));
            shifts[piece] = shifts[piece + 1]
                    + lines.get(piece + 1).at(at)
                    - lines.get(piece).at(at);
        }
        return all.with(i -> all.value(i) + shifts[pieceOf(i)]);
    }
}
