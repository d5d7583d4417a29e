package io.jenkins.plugins.upkeep.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jenkins looks some annotations up in lists, which are written by hand here. */
class AnnotationIndexTest {
    private static final JavaClasses MAIN =
            new ClassFileImporter().importPath(Path.of("target/classes/io/jenkins/plugins/upkeep/jenkins"));

    @ParameterizedTest
    @ValueSource(strings = {"org.jenkinsci.Symbol", "hudson.init.Terminator"})
    void shouldListTheClassesThatBearTheAnnotation(String annotation) throws IOException {
        // Given
        var list = Path.of("src/main/resources/META-INF/services/annotations").resolve(annotation);

        // When
        var bearers = bearers(MAIN, annotation);

        // Then
        assertThat(bearers).isNotEmpty();
        assertThat(Files.readAllLines(list)).containsExactlyInAnyOrderElementsOf(bearers);
    }

    private static List<String> bearers(JavaClasses classes, String annotation) {
        return classes.stream()
                .filter(type -> bears(type, annotation))
                .map(JavaClass::getName)
                .sorted()
                .toList();
    }

    private static boolean bears(JavaClass type, String annotation) {
        return type.isAnnotatedWith(annotation)
                || type.getMembers().stream().anyMatch(member -> member.isAnnotatedWith(annotation));
    }
}
