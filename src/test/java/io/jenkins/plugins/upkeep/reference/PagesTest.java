package io.jenkins.plugins.upkeep.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.task.TaskFamilies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages for people: no link leads nowhere, and the front names every task. */
class PagesTest {
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern SPACES = Pattern.compile("(?m)^ {4}.*$");

    @ParameterizedTest
    @MethodSource("pages")
    void shouldLeadSomewhere(Path page) throws IOException {
        var text = SPACES.matcher(Files.readString(page)).replaceAll("");
        var links = LINK.matcher(text)
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.matches("(https?:|#).*"))
                .toList();

        assertThat(links)
                .allSatisfy(link -> assertThat(page.resolveSibling(link.replaceFirst("#.*", "")))
                        .exists());
    }

    @Test
    void shouldNameEachTaskOnTheFront() throws IOException {
        var front = Files.readString(Path.of("README.md"));

        assertThat(TaskFamilies.all().stream()
                        .flatMap(family -> family.tasks().stream())
                        .filter(task -> task.isCalledByName())
                        .map(task -> task.name()))
                .allSatisfy(name -> assertThat(front).contains("`" + name + "`"));
    }

    static List<Path> pages() throws IOException {
        try (var docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md")
                                    .map(Path::of),
                            docs.filter(file -> file.toString().endsWith(".md")))
                    .toList();
        }
    }
}
