package io.jenkins.plugins.upkeep.jenkins.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What the system's page shows and saves is what was set before. */
@WithJenkins
class SettingsFormIT {
    @Test
    void shouldKeepWhatIsSet(JenkinsRule jenkins) throws Exception {
        // Given
        var settings = UpkeepConfiguration.get();
        settings.setConfig("ops/shop.yaml");
        settings.setUnstableOn("NEVER");
        settings.setStopGrace(120);

        // When
        jenkins.configRoundtrip();

        // Then
        assertThat(settings.getConfig()).isEqualTo("ops/shop.yaml");
        assertThat(settings.getUnstableOn()).isEqualTo("NEVER");
        assertThat(settings.getFailOn()).isEqualTo("CRITICAL");
        assertThat(settings.getStopGrace()).isEqualTo(120);
    }
}
