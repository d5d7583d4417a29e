package io.jenkins.plugins.upkeep.window;

import io.jenkins.plugins.upkeep.report.Section;
import io.jenkins.plugins.upkeep.window.state.Window;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What became of a window, for programs.
 *
 * @param id its name
 * @param state {@code planned}, {@code open}, {@code leaving} when it could not be left, or {@code left}
 * @param start when it begins or began
 * @param until when it ends by itself
 * @param description why
 * @param by who entered or planned it
 * @param silence the id of its silence in Alertmanager
 * @param mode the ways by which the service is told
 */
public record WindowSection(
        String id,
        String state,
        Instant start,
        Instant until,
        String description,
        String by,
        Optional<String> silence,
        List<String> mode)
        implements Section {
    public WindowSection {
        mode = List.copyOf(mode);
    }

    @Override
    public String key() {
        return "window";
    }

    static WindowSection of(Window window, List<String> mode) {
        return of(window, window.state().name().toLowerCase(Locale.ROOT), mode);
    }

    static WindowSection of(Window window, String state, List<String> mode) {
        return new WindowSection(
                window.id(),
                state,
                window.start(),
                window.until(),
                window.description(),
                window.by(),
                window.silence(),
                mode);
    }
}
