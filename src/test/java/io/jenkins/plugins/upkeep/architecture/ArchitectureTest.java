package io.jenkins.plugins.upkeep.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The drawing of the architecture is what the code says. */
class ArchitectureTest {
    private static final String ROOT = "io.jenkins.plugins.upkeep.";
    private static final Path PAGE = Path.of("docs", "architecture.md");

    @Test
    void shouldHaveAnArrowForEachUseAndNoOther() throws Exception {
        // Given
        var drawing = Drawing.in(Files.readString(PAGE));

        // When
        var uses = uses();

        // Then
        assertThat(uses.stream().map(drawing::needed).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(drawing.arrows());
        assertThat(drawing.floors().values().stream().flatMap(Set::stream))
                .containsExactlyInAnyOrderElementsOf(uses.stream()
                        .flatMap(use -> Set.of(use.from(), use.to()).stream())
                        .collect(Collectors.toSet()));
    }

    @Test
    void shouldNoticeAUseWithoutAnArrow() {
        // Given
        var drawing =
                Drawing.in("```mermaid\nsubgraph a [A]\n  one\n  two\nend\nsubgraph b\n  three\nend\na --> b\n```");

        // When, then
        assertThat(drawing.needed(new Drawing.Arrow("one", "three"))).isIn(drawing.arrows());
        assertThat(drawing.needed(new Drawing.Arrow("three", "one"))).isNotIn(drawing.arrows());
        assertThat(drawing.needed(new Drawing.Arrow("one", "two"))).isNotIn(drawing.arrows());
        assertThatThrownBy(() -> drawing.needed(new Drawing.Arrow("one", "four")))
                .hasMessageContaining("package four is not in the drawing");
    }

    private static Set<Drawing.Arrow> uses() {
        return new ClassFileImporter()
                .importPath(Path.of("target/classes")).stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(use -> isOurs(use.getOriginClass()) && isOurs(use.getTargetClass()))
                        .map(use -> new Drawing.Arrow(part(use.getOriginClass()), part(use.getTargetClass())))
                        .filter(use -> !use.from().equals(use.to()))
                        .collect(Collectors.toSet());
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith(ROOT);
    }

    private static String part(JavaClass type) {
        return type.getPackageName().substring(ROOT.length()).replaceFirst("\\..*", "");
    }
}
