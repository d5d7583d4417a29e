package io.jenkins.plugins.upkeep.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {
    private static String problems(String text) {
        return String.join(
                "\n",
                YamlReader.read(text).problems().stream()
                        .map(problem -> problem.line("f"))
                        .toList());
    }

    private static YamlNode valueOf(String text) {
        var mapping = (YamlMapping) YamlReader.read("key: " + text).root().orElseThrow();
        return mapping.entries().get("key").value();
    }

    @Test
    void shouldKnowWhereNodesAre() {
        // Given
        var text = "a: 1\nb:\n  - x\n  - {c: y}\n";

        // When
        var document = YamlReader.read(text);

        // Then
        var root = (YamlMapping) document.root().orElseThrow();
        assertThat(document.problems()).isEmpty();
        assertThat(root.entries().get("b").mark()).isEqualTo(new Mark(2, 1));
        var list = (YamlSequence) root.entries().get("b").value();
        assertThat(list.items().get(0)).isEqualTo(new YamlScalar(new Mark(3, 5), "x"));
        var inner = (YamlMapping) list.items().get(1);
        assertThat(inner.entries().get("c").value()).isEqualTo(new YamlScalar(new Mark(4, 9), "y"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"010", "0x10", "1_000", "no", "1:30", ".nan", "2001-01-01", "1e400", "24/7", "TRUE"})
    void shouldKeepScalarsAsWritten(String text) {
        assertThat(valueOf(text)).isEqualTo(new YamlScalar(new Mark(1, 6), text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "''"})
    void shouldTakeEmptyQuotesForAnEmptyText(String text) {
        assertThat(valueOf(text)).isEqualTo(new YamlScalar(new Mark(1, 6), ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~", "null", " # a comment", "\nother: 1"})
    void shouldTakeNothingForNothing(String text) {
        assertThat(valueOf(text)).isInstanceOf(YamlNothing.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# only a comment\n", "---\n...\n"})
    void shouldFindNoContent(String text) {
        // When
        var document = YamlReader.read(text);

        // Then
        assertThat(document.root().filter(node -> !(node instanceof YamlNothing)))
                .isEmpty();
        assertThat(document.problems()).isEmpty();
    }

    @Test
    void shouldFindAllDuplicateKeys() {
        assertThat(problems("a: 1\na: 2\nb: {c: 1, c: 2}\n"))
                .isEqualTo("f:2:1: a: duplicate key; it stands on line 1 already, keep one of them\n"
                        + "f:3:11: b.c: duplicate key; it stands on line 3 already, keep one of them");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a:\\n\\t- b|f:2:1: not valid YAML: found character '\\t(TAB)' that cannot start any token",
                "a: [1\\nb: 2|f:2:2: not valid YAML: expected ',' or ']', but got :",
                "a: 1\\n b: 2|f:2:3: not valid YAML: mapping values are not allowed here",
                "? [a]\\n: b|f:1:4: not valid YAML: Expected a field name (Scalar value in YAML)",
                "a: @x|f:1:4: not valid YAML: found character '@' that cannot start any token",
                "a: 1\\nb: é\\b|f:2:5: the character U+0008 is not allowed",
                "a: &x 1\\nb: *x|f:2:4: b: aliases (*name) are not allowed",
                "<<: *x|f:1:5: <<: aliases (*name) are not allowed",
                "a: !!int 1|f:1:4: a: tags (!name) are not allowed",
                "!!map {a: 1}|tags (!name) are not allowed",
                "a: !!javax.script.ScriptEngineManager [x]|tags (!name) are not allowed",
                "a: 1\\n---\\nb: 2|a second document begins here",
                "\"a|not valid YAML: found unexpected end of stream",
            })
    void shouldSayInOneLineWhatIsNotYaml(String text, String expected) {
        // When
        var problems = problems(text.translateEscapes());

        // Then
        assertThat(problems).contains(expected.replace("\\t", "\t").replace("\t(TAB)", "\\t(TAB)"));
        assertThat(problems).doesNotContain("\n").contains("; ");
    }

    @Test
    void shouldRefuseDeepNesting() {
        // Given
        var lists = "a: " + "[".repeat(100_000);
        var mappings = "{a: ".repeat(100_000);

        // When
        var problems = problems(lists) + problems(mappings);

        // Then
        assertThat(problems).contains("a[0][0]").contains("a.a.a").contains("nested more than 20 levels deep");
    }

    @Test
    void shouldNotGrowByAliases() {
        // Given
        var text = new StringBuilder("a0: &a0 [lol, lol]\n");
        for (var level = 1; level < 50; level++) {
            var below = "*a" + (level - 1);
            text.append("a%d: &a%d [%s, %s]\n".formatted(level, level, below, below));
        }

        // When
        var problems = problems(text.toString());

        // Then
        assertThat(problems).startsWith("f:2:10: a1[0]: aliases (*name) are not allowed");
    }
}
