package io.jenkins.plugins.upkeep.review.trend;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Tells what each break of a course is. */
final class ChangePoints {
    private ChangePoints() {}

    static List<ChangePoint> of(Analysis analysis) {
        return IntStream.range(1, analysis.pieces().count())
                .mapToObj(piece -> of(analysis.pieces(), analysis.scale(), piece))
                .toList();
    }

    private static ChangePoint of(Pieces pieces, Scale scale, int piece) {
        var part = pieces.part(piece);
        var when = part.when(0);
        var before = pieces.lines().get(piece - 1);
        var after = pieces.lines().get(piece);
        var left = scale.from(before.at(when));
        var right = scale.from(after.at(when));
        return new ChangePoint(
                LocalDate.ofEpochDay(part.day(0)),
                kind(pieces, piece, when),
                left,
                right,
                perDay(scale, before.slope(), left),
                perDay(scale, after.slope(), right));
    }

    private static double perDay(Scale scale, double slope, double level) {
        return scale == Scale.LINEAR ? slope : level * Math.expm1(slope);
    }

    /** Whichever stands out more from its error: the jump, or the difference of the slopes. */
    private static ChangePoint.Kind kind(Pieces pieces, int piece, double when) {
        var before = pieces.part(piece - 1);
        var after = pieces.part(piece);
        var first = pieces.lines().get(piece - 1);
        var second = pieces.lines().get(piece);
        var jump = second.at(when) - first.at(when);
        var turn = second.slope() - first.slope();
        var slopes = 1 / squares(before) + 1 / squares(after);
        var heights = height(before, when) + height(after, when);
        return jump * jump / heights >= turn * turn / slopes ? ChangePoint.Kind.LEVEL : ChangePoint.Kind.SLOPE;
    }

    /** The variance of a line's height at a time, in units of the scatter's. */
    private static double height(Days days, double when) {
        var away = when - days.middle();
        return 1.0 / days.size() + away * away / squares(days);
    }

    private static double squares(Days days) {
        var middle = days.middle();
        return DoubleStream.of(days.when())
                .map(when -> (when - middle) * (when - middle))
                .sum();
    }
}
