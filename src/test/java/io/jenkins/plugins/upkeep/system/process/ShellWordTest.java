package io.jenkins.plugins.upkeep.system.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShellWordTest {
    @Test
    void shouldStayOneWordWhateverIsInIt() throws Exception {
        // Given
        var words = Stream.of(
                        "",
                        " ",
                        "'",
                        "''",
                        "it's",
                        "$HOME `id` $(id) ;& | > * ? [a] {b,c} ~ # ! \\ \"",
                        "-n",
                        "line\nbreak\n",
                        "tab\tand übung 数据 \u202e")
                .toList();
        var script = words.stream().map(ShellWord::of).collect(Collectors.joining(" ", "printf '%s\\0' ", ""));

        // When
        var said = Command.of("sh", "-c", script).output(Duration.ofSeconds(10));

        // Then
        assertThat(said).isEqualTo(words.stream().map(word -> word + "\0").collect(Collectors.joining()));
    }
}
