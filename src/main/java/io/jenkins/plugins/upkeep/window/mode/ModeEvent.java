package io.jenkins.plugins.upkeep.window.mode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.upkeep.system.json.Json;
import io.jenkins.plugins.upkeep.window.state.Window;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a service is told.
 *
 * @param kind {@code enter} or {@code leave}
 * @param service the service's name
 * @param window the first window, or the last
 * @param open all windows that are open then
 */
public record ModeEvent(String kind, String service, Window window, List<Window> open) {
    private static final ObjectMapper MAPPER = Json.mapper();

    public ModeEvent {
        open = List.copyOf(open);
    }

    /** The same, as an end. */
    ModeEvent asLeave() {
        return new ModeEvent("leave", service, window, open);
    }

    /** For a hook. */
    String json() {
        var document = new LinkedHashMap<String, String>();
        document.put("event", kind);
        document.put("service", service);
        document.put("id", window.id());
        document.put("description", window.description());
        document.put("until", Window.seconds(window.until()));
        try {
            return MAPPER.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a window cannot be told in JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** For a command. */
    Map<String, String> environment() {
        return Map.of(
                "UPKEEP_WINDOW_EVENT", kind,
                "UPKEEP_WINDOW_ID", window.id(),
                "UPKEEP_WINDOW_DESCRIPTION", window.description(),
                "UPKEEP_WINDOW_UNTIL", Window.seconds(window.until()));
    }
}
