package io.jenkins.plugins.upkeep.it;

import io.jenkins.plugins.upkeep.it.halt.HaltJar;
import io.jenkins.plugins.upkeep.it.halt.HaltPoint;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The controller dies at each point of a step's life where it matters, and is started again. */
@NeedsJenkins
class HaltIT {
    private static HaltJar halt;
    private static Controller controller;

    @BeforeAll
    static void start() {
        halt = HaltJar.in(Path.of("target/it").toAbsolutePath());
        controller = Controller.fresh("halt", halt.options());
    }

    @AfterAll
    static void end() {
        controller.close();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.MATCH_NONE,
            names = {ArtifactsIT.POINTS, WindowCrashIT.POINTS})
    void shouldGoOnFrom(HaltPoint point) {
        // Given
        var config = Shop.SLOW.replace("level: 16", "level: 3");
        var job = controller.job(point.name().toLowerCase(Locale.ROOT), Shop.pipeline(config, CrashIT.BODY));
        halt.order(point);

        // When
        var build = job.with(8).start();
        controller.awaitDeath();
        controller.start();

        // Then
        CrashIT.assertEndedWell(build);
    }
}
