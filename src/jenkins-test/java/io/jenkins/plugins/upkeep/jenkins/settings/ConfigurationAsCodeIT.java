package io.jenkins.plugins.upkeep.jenkins.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.misc.junit.jupiter.AbstractRoundTripTest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** The settings as code: read, applied by the page, kept over a restart, exported. */
class ConfigurationAsCodeIT extends AbstractRoundTripTest {
    @Override
    protected void assertConfiguredAsExpected(JenkinsRule jenkins, String yaml) {
        var settings = UpkeepConfiguration.get();
        assertThat(settings.getConfig()).isEqualTo("ops/shop.yaml");
        assertThat(settings.getJava()).isEqualTo("/opt/jdk/bin/java");
        assertThat(settings.getJvmOptions()).isEqualTo("-Xmx2g");
        assertThat(settings.getFailOn()).isEqualTo("WARNING");
        assertThat(settings.getUnstableOn()).isEqualTo("NEVER");
        assertThat(settings.getReportsKept()).isEqualTo(50);
        assertThat(settings.getStopGrace()).isEqualTo(120);
    }

    @Override
    protected String stringInLogExpected() {
        return "ops/shop.yaml";
    }

    @Test
    void shouldExportWhatIsSet(JenkinsRule jenkins) throws Exception {
        // Given
        UpkeepConfiguration.get().setConfig("ops/shop.yaml");
        UpkeepConfiguration.get().setStopGrace(120);

        // When
        var yaml = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(yaml);

        // Then
        assertThat(yaml.toString(StandardCharsets.UTF_8))
                .containsPattern("(?m)^  upkeep:$")
                .contains("config: \"ops/shop.yaml\"", "stopGrace: 120");
    }
}
