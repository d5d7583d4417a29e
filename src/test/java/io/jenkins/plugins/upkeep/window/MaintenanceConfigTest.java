package io.jenkins.plugins.upkeep.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.config.ConfigDefaults;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.ConfigFile;
import io.jenkins.plugins.upkeep.monitoring.Matcher;
import io.jenkins.plugins.upkeep.task.TaskFamilies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The section on maintenance. */
class MaintenanceConfigTest {
    @TempDir
    private Path folder;

    private MaintenanceConfig read(String section) throws Exception {
        var file = Files.writeString(folder.resolve("upkeep.yaml"), "service: shop\nmaintenance: " + section + "\n");
        return ConfigFile.read(file, TaskFamilies.sections(), Map.of()).require(MaintenanceConfig.class);
    }

    @Test
    void shouldHaveDefaults() throws Exception {
        var config = read("{mode: {flag: /opt/shop/MAINTENANCE}}");
        assertThat(config.silence().enabled()).isTrue();
        assertThat(config.silence().of("shop")).containsExactly(Matcher.equal("service", "shop"));
        assertThat(config.announce()).isEqualTo(Duration.ofMinutes(30));
        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.state()).isEmpty();
        assertThat(ConfigDefaults.of(MaintenanceConfig.class).mode()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {mode: {}}                                        | maintenance.mode: must name a flag, a hook, or the commands
            {mode: {enter: [a]}}                              | maintenance.mode.leave: must be there together with enter
            {mode: {hook: "ftp://x/"}}                        | maintenance.mode.hook: must be a URL that begins with http://
            {timeout: 0s}                                     | maintenance.timeout: must be longer than 0s
            {timeout: 11m}                                    | maintenance.timeout: must be at most 10m
            {announce: soon}                                  | maintenance.announce: must be a duration
            {silence: {matchers: [shop]}}                     | maintenance.silence.matchers: each must be a label, one of
            {silence: {matchers: ['a=~"["']}}                 | matchers: each must be a condition with a regular expression
            {silence: {matchers: ['a=~".*"', 'b!="x"']}}      | matchers: must be a list with a condition that
            {silences: {}}                                    | unknown key
            """)
    void shouldRefuseWhatCannotBe(String section, String problem) {
        assertThatThrownBy(() -> read(section))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("upkeep.yaml:2:")
                .hasMessageContaining(problem);
    }
}
