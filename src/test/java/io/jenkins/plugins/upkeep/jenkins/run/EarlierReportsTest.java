package io.jenkins.plugins.upkeep.jenkins.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.review.performance.past.PastPlace;
import io.jenkins.plugins.upkeep.review.performance.past.PastPlaces;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The review finds what the step lays, whatever the workspace is called. */
class EarlierReportsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/home/jenkins/workspace/shop@tmp/upkeep-1",
                "/home/a, b/workspace/100%2C q?#é@tmp/upkeep-1",
                "//home/a/ c "
            })
    void shouldNameOneFolder(String folder) throws Exception {
        var places = PastPlaces.of(EarlierReports.place(folder));

        assertThat(places).extracting(PastPlace::describe).containsExactly(folder.replace("//", "/") + "/reports");
    }
}
