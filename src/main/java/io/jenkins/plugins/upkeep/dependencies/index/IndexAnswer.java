package io.jenkins.plugins.upkeep.dependencies.index;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** What an index answered to one question. */
final class IndexAnswer {
    private static final ObjectMapper JSON = Json.mapper();

    private final HttpResponse<byte[]> response;

    IndexAnswer(HttpResponse<byte[]> response) {
        this.response = response;
    }

    int status() {
        return response.statusCode();
    }

    boolean isGood() {
        return status() == 200;
    }

    boolean isAbsent() {
        return status() == 404 || status() == 410;
    }

    /** Where it sends us, when it does. */
    Optional<URI> redirect() throws UpkeepException {
        var target = response.headers().firstValue("Location").filter(location -> status() / 100 == 3);
        if (target.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(response.uri().resolve(target.get()));
        } catch (IllegalArgumentException e) {
            throw new UpkeepException(
                    "the index sends us to an address that is none; see what answers at its address", e);
        }
    }

    String type() {
        return response.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    }

    /** When the document was changed last. */
    Optional<Instant> modified() {
        try {
            return response.headers()
                    .firstValue("Last-Modified")
                    .map(text -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    String text() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    InputStream stream() {
        return new ByteArrayInputStream(response.body());
    }

    <T> T json(Class<T> type) throws UpkeepException {
        try {
            return Optional.ofNullable(JSON.readValue(response.body(), type))
                    .orElseThrow(() -> new IOException("it is empty"));
        } catch (IOException e) {
            throw new UpkeepException(
                    "the index answers what is not its JSON (" + OneLine.of(brief(e))
                            + "); see what answers at its address",
                    e);
        }
    }

    private static String brief(IOException problem) {
        return String.valueOf(problem.getMessage()).lines().findFirst().orElse("it is empty");
    }

    /** What to say of an answer that holds no document. */
    UpkeepException refusal() {
        return switch (status()) {
            case 401, 403 ->
                new UpkeepException("the index answers " + status()
                        + ": it wants an account, or another one; correct updates.indexUser and updates.indexPassword");
            case 404, 410 ->
                new UpkeepException(
                        "the index does not know the package; correct its name, or name the index that has it");
            default -> new UpkeepException("the index answers " + status() + "; see its log, then run this again");
        };
    }
}
