package io.jenkins.plugins.upkeep.system.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * An answer of a web server.
 *
 * @param status its status
 * @param redirect where it sends us, without query
 * @param body its body, to be closed by the reader
 */
public record WebAnswer(int status, Optional<String> redirect, InputStream body) implements AutoCloseable {
    /**
     * @return the status in words: {@code answers 302 to http://other/}
     */
    public String inWords() {
        return "answers " + status + redirect.map(target -> " to " + target).orElse("");
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
