package io.jenkins.plugins.upkeep.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.View;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JoinedLinesTest {
    @Test
    void shouldDrawLinesOfOneTitleInOneChart() {
        // Given
        var table = new View.Table("Use of disks", List.of(), List.of());

        // When
        var views = JoinedLines.of(
                List.of(lines("Use of disks", "/"), table, lines("Use of disks", "/opt"), lines("x", "y")));

        // Then
        assertThat(views).extracting(View::title).containsExactly("Use of disks", "Use of disks", "x");
        assertThat(((View.Lines) views.get(0)).series())
                .extracting(View.Series::label)
                .containsExactly("/", "/opt");
        assertThat(views.get(1)).isSameAs(table);
    }

    private static View lines(String title, String label) {
        var point = new View.Point(Instant.EPOCH, 0.5);
        return new View.Lines(title, Unit.RATIO, List.of(new View.Series(label, List.of(point))));
    }
}
