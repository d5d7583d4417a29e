package io.jenkins.plugins.upkeep.drill.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.http.WebAddress;
import io.jenkins.plugins.upkeep.system.http.WebClient;
import io.jenkins.plugins.upkeep.system.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** What a part of the monitoring says of itself. */
final class Documents {
    private static final Duration PATIENCE = Duration.ofSeconds(6);
    private static final Duration LONGEST = Duration.ofSeconds(4);
    private static final int MOST = 32 << 20;

    private final WebAddress address;
    private final WebClient client;

    Documents(URI url) {
        address = WebAddress.of(url);
        client = new WebClient(address, PATIENCE, LONGEST);
    }

    String address() {
        return address.toString();
    }

    String text(String path) throws UpkeepException, InterruptedException {
        try (var answer = client.get(path, Map.of())) {
            if (answer.status() != 200) {
                throw new UpkeepException(address + " " + answer.inWords() + " on " + path + "; see its log");
            }
            return new String(answer.body().readNBytes(MOST), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UpkeepException(
                    address + " broke off its answer (" + OneLine.of(e.getMessage()) + "); see its log", e);
        }
    }

    JsonNode json(String path) throws UpkeepException, InterruptedException {
        try {
            return Json.mapper().readTree(text(path));
        } catch (JsonProcessingException e) {
            throw new UpkeepException(
                    address + " answers on " + path + " with what is no JSON; correct its address", e);
        }
    }
}
