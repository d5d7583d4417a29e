package io.jenkins.plugins.upkeep.backup.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CopyPlanTest {
    private static final long BLOCK = 8_192;
    private static final long TERABYTE = 1L << 40;

    private static Table table(String name, long bytes, boolean extension) {
        return new Table(
                "s",
                name,
                "s." + name,
                List.of("a"),
                List.of("a"),
                Optional.empty(),
                extension,
                Optional.empty(),
                bytes / BLOCK,
                bytes);
    }

    private static List<Table> tables(List<Long> sizes) {
        return IntStream.range(0, sizes.size())
                .mapToObj(index -> table("t" + index, sizes.get(index), false))
                .toList();
    }

    private static List<CopyPiece> pieces(CopyPlan plan, int index) {
        return plan.units().stream()
                .flatMap(unit -> unit.pieces().stream())
                .filter(piece -> piece.index() == index)
                .sorted(java.util.Comparator.comparingLong(CopyPiece::firstBlock))
                .toList();
    }

    @Test
    void shouldHaveNothingToDoWithoutTables() {
        assertThat(CopyPlan.of(List.of(), 4).units()).isEmpty();
    }

    @Test
    void shouldCopyEachBlockOfEachTableOnce() {
        qt().forAll(
                        lists().of(longs().between(0, TERABYTE)).ofSizeBetween(1, 20),
                        integers().between(1, 64))
                .checkAssert((sizes, connections) -> {
                    var plan = CopyPlan.of(tables(sizes), connections);
                    for (int index = 0; index < sizes.size(); index++) {
                        var next = Optional.of(0L);
                        for (var piece : pieces(plan, index)) {
                            assertThat(Optional.of(piece.firstBlock())).isEqualTo(next);
                            next = piece.endBlock();
                        }
                        assertThat(next)
                                .as("the last piece is open, for rows that come")
                                .isEmpty();
                    }
                });
    }

    @Test
    void shouldBeginWithTheLargestAndNumberFilesThroughout() {
        qt().forAll(
                        lists().of(longs().between(0, TERABYTE)).ofSizeBetween(1, 50),
                        integers().between(1, 64))
                .checkAssert((sizes, connections) -> {
                    var units = CopyPlan.of(tables(sizes), connections).units();
                    assertThat(units)
                            .extracting(CopyUnit::number)
                            .containsExactlyElementsOf(IntStream.rangeClosed(1, units.size())
                                    .boxed()
                                    .toList());
                    assertThat(units.get(0).pieces().get(0).weight())
                            .isEqualTo(units.stream()
                                    .flatMap(unit -> unit.pieces().stream())
                                    .mapToLong(CopyPiece::weight)
                                    .max()
                                    .orElseThrow());
                });
    }

    @Test
    void shouldBundleSmallTables() {
        // Given
        var sizes = new ArrayList<Long>();
        IntStream.range(0, 500).forEach(ignored -> sizes.add(BLOCK));

        // Then: at most 200 to a file
        assertThat(CopyPlan.of(tables(sizes), 2).units())
                .extracting(unit -> unit.pieces().size())
                .isEqualTo(List.of(200, 200, 100));
    }

    @Test
    void shouldNotMakeUnitsOfMoreThanFourGigabytes() {
        var units = CopyPlan.of(tables(List.of(TERABYTE)), 1).units();

        assertThat(units)
                .hasSizeGreaterThanOrEqualTo(256)
                .allSatisfy(unit -> assertThat(unit.pieces().stream()
                                .mapToLong(CopyPiece::weight)
                                .sum())
                        .isLessThanOrEqualTo(4L << 30));
    }

    @Test
    void shouldKeepTheConfigurationOfExtensionsTogetherAndInOrder() {
        // Given
        var tables = List.of(
                table("referenced", BLOCK, true),
                table("own", 10 * BLOCK, false),
                table("referring", 1L << 30, true),
                table("last", 3 * BLOCK, true));

        // When
        var units = CopyPlan.of(tables, 4).units();

        // Then
        assertThat(units.get(units.size() - 1).pieces())
                .extracting(CopyPiece::index)
                .containsExactly(0, 2, 3);
    }

    @Test
    void shouldAskForAPartByItsBlocks() {
        var piece = new CopyPiece(0, table("t", 100 * BLOCK, false), 10, Optional.of(20L), 0);

        assertThat(piece.statement())
                .isEqualTo("COPY (SELECT a FROM ONLY s.t WHERE ctid >= '(10,0)'::pg_catalog.tid"
                        + " AND ctid < '(20,0)'::pg_catalog.tid) TO STDOUT");
    }
}
