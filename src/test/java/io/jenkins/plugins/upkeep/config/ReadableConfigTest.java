package io.jenkins.plugins.upkeep.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.upkeep.task.TaskFamilies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of a file that is wrong as a whole. */
class ReadableConfigTest {
    private static final String NOTIFY = "notify: {eventLog: events.jsonl}\n";

    @TempDir
    private Path folder;

    private Optional<Config> readable(String text) throws Exception {
        var file = Files.writeString(folder.resolve("upkeep.yaml"), text);
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> ConfigFile.read(file, TaskFamilies.sections(), Map.of()));
        return ConfigFile.readable(file, TaskFamilies.sections(), Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"databsae: {}\n", "backup: 1\nbackup: 2\n"})
    void shouldGiveTheSectionsThatAreSound(String wrong) throws Exception {
        // When
        var config = readable("service: shop\n" + NOTIFY + wrong).orElseThrow();

        // Then
        assertThat(config.service()).isEqualTo("shop");
        assertThat(config.require(NotifyConfig.class).eventLog()).contains(Path.of("events.jsonl"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "service: ''\n", "service: [a]\n", "service: \"a\\u0007\"\n"})
    void shouldNotNameAServiceThatHasNoName(String service) throws Exception {
        assertThat(readable(service + NOTIFY).orElseThrow().service()).isEqualTo("unknown");
    }

    @Test
    void shouldSayWhatIsWrongWithASectionThatIsAskedFor() throws Exception {
        // Given
        var config = readable("databsae: {}\nnotify: {eventLog: [a]}\n").orElseThrow();

        // When, Then
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> config.find(NotifyConfig.class))
                .withMessageContaining("notify.eventLog: must be");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "- a\n", "service\n", "a: [\n"})
    void shouldGiveNothingWhereNothingCanBeRead(String text) throws Exception {
        assertThat(readable(text)
                        .flatMap(config -> Optional.of(config.service()).filter(name -> !name.equals("unknown"))))
                .isEmpty();
    }

    @Test
    void shouldGiveNothingOfAFileThatIsNotThere() {
        assertThat(ConfigFile.readable(folder.resolve("none.yaml"), TaskFamilies.sections(), Map.of()))
                .isEmpty();
    }
}
