package io.jenkins.plugins.upkeep.redis.defrag;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.json.Json;
import io.jenkins.plugins.upkeep.system.redis.RedisSession;
import java.util.Optional;

/**
 * What is kept in the server while active defragmentation is switched on, so that whoever comes after a run that was killed can
 * put back what it found.
 *
 * @param run the server's run: after a restart, settings are those of its redis.conf again
 * @param beat how often the run that keeps it has come by; a note whose beat stands still belongs to nobody
 * @param before the settings as they were found
 */
public record DefragNote(String run, long beat, DefragSettings before) {
    /** The key that it is kept under. */
    public static final String KEY = "upkeep:active-defragmentation";

    /**
     * @return the note in the server; empty when there is none
     * @throws UpkeepException when the key cannot be read, or holds something else
     */
    static Optional<DefragNote> read(RedisSession session) throws UpkeepException {
        var text = session.text("GET", KEY);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.mapper().readValue(text, DefragNote.class));
        } catch (JsonProcessingException e) {
            throw new UpkeepException(
                    "Redis " + session.address() + ": the key " + KEY
                            + " holds something else than Upkeep's note; delete it",
                    e);
        }
    }

    DefragNote next() {
        return new DefragNote(run, beat + 1, before);
    }

    /**
     * Leaves the note where there is none.
     *
     * @return whether it was left; false when somebody else was faster
     */
    boolean leave(RedisSession session) throws UpkeepException {
        return session.call("SET", KEY, json(), "NX") != null;
    }

    void renew(RedisSession session) throws UpkeepException {
        session.call("SET", KEY, json());
    }

    static void remove(RedisSession session) throws UpkeepException {
        session.call("DEL", KEY);
    }

    private String json() throws UpkeepException {
        try {
            return Json.mapper().writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new UpkeepException("note of defragmentation: cannot be written as JSON", e);
        }
    }
}
