package io.jenkins.plugins.upkeep.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceRulesTest {
    @Test
    void shouldHoldInAllOfOurSources() {
        // Given
        var sources = Source.below(Path.of("src/main/java"));

        // When
        var violations = sources.stream()
                .flatMap(source -> SourceRules.violations(source).stream())
                .toList();

        // Then
        assertThat(sources).hasSizeGreaterThan(30);
        assertThat(violations).isEmpty();
    }

    @Test
    void shouldFindALongType() {
        assertThat(violations("class Long {\n" + "int field;\n".repeat(248) + "}"))
                .isEmpty();
        assertThat(violations("class Long {\n" + "int field;\n".repeat(249) + "}"))
                .containsExactly("Sample.java:1: type Long has 251 lines of code, 250 are allowed; divide it");
    }

    @Test
    void shouldFindALongMethod() {
        assertThat(violations(method("call();\n".repeat(23)))).isEmpty();
        assertThat(violations(method("call();\n".repeat(24))))
                .containsExactly("Sample.java:2: method work has 26 lines of code, 25 are allowed; divide it");
    }

    @Test
    void shouldFindALongLambda() {
        assertThat(violations(method("run(() -> {\n" + "call();\n".repeat(8) + "});\n")))
                .isEmpty();
        assertThat(violations(method("run(() -> {\n" + "call();\n".repeat(9) + "});\n")))
                .containsExactly("Sample.java:3: lambda has 11 lines of code, 10 are allowed; divide it");
    }

    @Test
    void shouldFindWhatIsNestedTooDeep() {
        assertThat(violations(method("while (on) {\nif (a) {\ncall();\n}\n}\n")))
                .isEmpty();
        assertThat(violations(method("while (on) {\nif (a) {\nfor (;;) {\n}\n}\n}\n")))
                .containsExactly(
                        "Sample.java:5: stands in 2 branches or loops, 1 is allowed; give the inner part a name");
    }

    @Test
    void shouldCountAChainOfElseIfOnce() {
        assertThat(violations(method("if (a) {\n} else if (b) {\n} else if (c) {\n} else if (d) {\n} else {\n}\n")))
                .isEmpty();
    }

    @Test
    void shouldNeitherCountCommentsNorBlankLines() {
        // Given
        var comments = "// a line\n\n/* and\n one\n of several */\n".repeat(10);

        // When, Then
        assertThat(violations(method(comments + "call(\"/* no comment\", '\"', \"\\\" //\");\n")))
                .isEmpty();
    }

    @Test
    void shouldCountTheLinesOfATextBlock() {
        // Given
        var text = "call(\"\"\"\n" + "// a line of text\n".repeat(22) + "\"\"\");\n";

        // When, Then
        assertThat(violations(method(text)))
                .containsExactly("Sample.java:2: method work has 26 lines of code, 25 are allowed; divide it");
    }

    @Test
    void shouldFindAPublicTypeThatDoesNotSayWhatItIs() {
        assertThat(violations("/** A thing. */\npublic interface Thing {\n/** A part. */\nrecord Part() {}\n}"))
                .isEmpty();
        assertThat(violations("public interface Thing {\nrecord Part() {}\n}"))
                .containsExactly(
                        "Sample.java:1: public type Thing has no Javadoc; say in a sentence what it is",
                        "Sample.java:2: public type Part has no Javadoc; say in a sentence what it is");
    }

    private static String method(String body) {
        return "class Sample {\nvoid work() {\n" + body + "}\n}\n";
    }

    private static List<String> violations(String text) {
        return SourceRules.violations(Source.of(text));
    }
}
