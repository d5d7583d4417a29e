package io.jenkins.plugins.upkeep.dependencies.osv;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.jenkins.plugins.upkeep.system.OneLine;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What must be known of every record: which packages it is about, and how new it is.
 *
 * @param modified when it was last changed
 * @param packages what it is about
 */
record RecordHead(Instant modified, List<Named> packages) {
    private static final JsonFactory FACTORY = new JsonFactory();

    /** A package as it is written: where it comes from, and its name. */
    record Named(String ecosystem, String name) {}

    /**
     * Reads the whole record as a stream: what is broken anywhere in it is found, and nothing is kept but the head.
     *
     * @throws IOException when it is no record, with the reason in one line
     */
    static RecordHead of(byte[] json) throws IOException {
        try (var parser = FACTORY.createParser(json)) {
            return new Scan(parser).head();
        } catch (JsonProcessingException e) {
            throw new IOException("is no JSON: " + OneLine.of(e.getOriginalMessage()), e);
        } catch (DateTimeException e) {
            throw new IOException("has a time that is none: " + OneLine.of(e.getMessage()), e);
        }
    }

    private static final class Scan {
        private final JsonParser parser;
        private final List<Named> packages = new ArrayList<>();
        private String id = "";
        private String modified = "";

        private Scan(JsonParser parser) {
            this.parser = parser;
        }

        private RecordHead head() throws IOException {
            require(parser.nextToken() == JsonToken.START_OBJECT, "is no OSV record");
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                field(parser.currentName());
            }
            require(parser.nextToken() == null, "goes on after its end");
            require(!id.isEmpty() && !modified.isEmpty(), "is no OSV record: id or modified is missing");
            return new RecordHead(Instant.parse(modified), packages);
        }

        private static void require(boolean holds, String otherwise) throws IOException {
            if (!holds) {
                throw new IOException(otherwise);
            }
        }

        private void field(String name) throws IOException {
            var value = parser.nextToken();
            if (name.equals("affected") && value == JsonToken.START_ARRAY) {
                each();
            } else if (name.equals("id")) {
                id = text(value);
            } else if (name.equals("modified")) {
                modified = text(value);
            } else {
                parser.skipChildren();
            }
        }

        private void each() throws IOException {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                affected();
            }
        }

        private void affected() throws IOException {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                return;
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                affectedField(parser.currentName());
            }
        }

        private void affectedField(String name) throws IOException {
            var value = parser.nextToken();
            if (name.equals("package") && value == JsonToken.START_OBJECT) {
                about();
            } else {
                parser.skipChildren();
            }
        }

        private void about() throws IOException {
            var ecosystem = "";
            var name = "";
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                var field = parser.currentName();
                var value = text(parser.nextToken());
                ecosystem = field.equals("ecosystem") ? value : ecosystem;
                name = field.equals("name") ? value : name;
            }
            packages.add(new Named(ecosystem, name));
        }

        private String text(JsonToken value) throws IOException {
            parser.skipChildren();
            return value == JsonToken.VALUE_STRING ? parser.getText() : "";
        }
    }
}
