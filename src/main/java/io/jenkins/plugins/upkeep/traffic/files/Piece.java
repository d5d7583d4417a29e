package io.jenkins.plugins.upkeep.traffic.files;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A part of a file that one thread reads: the lines that begin in it.
 *
 * @param file the file
 * @param from its first byte
 * @param to the end
 */
record Piece(LogFile file, long from, long to) {
    private static final long SIZE = 32L << 20;

    static List<Piece> of(List<LogFile> files) {
        return files.stream().flatMap(Piece::of).toList();
    }

    static List<Piece> whole(List<LogFile> files) {
        return files.stream().map(file -> new Piece(file, 0, Long.MAX_VALUE)).toList();
    }

    private static Stream<Piece> of(LogFile file) {
        if (!file.isPlain() || file.size() <= SIZE) {
            return Stream.of(new Piece(file, 0, Long.MAX_VALUE));
        }
        return LongStream.iterate(0, from -> from < file.size(), from -> from + SIZE)
                .mapToObj(from -> new Piece(file, from, from + SIZE));
    }
}
