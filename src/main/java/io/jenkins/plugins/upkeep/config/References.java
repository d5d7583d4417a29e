package io.jenkins.plugins.upkeep.config;

import io.jenkins.plugins.upkeep.config.yaml.KeyPath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts values in the place of {@code ${env:NAME}} and {@code ${file:path}}; <code>$${</code> stands for <code>${</code>
 * itself. What was put in is not searched again.
 *
 * @param folder where relative paths start
 * @param environment the environment's variables
 */
record References(Path folder, Map<String, String> environment) {
    private static final int LARGEST_FILE = 65_536;
    private static final Pattern REFERENCE =
            Pattern.compile("\\$\\$\\{|\\$\\{(?<kind>env|file):(?<name>[^{}]+)}|\\$\\{");

    ResolvedText resolve(String text) throws ReferenceException {
        var matcher = REFERENCE.matcher(text);
        var resolved = new StringBuilder();
        var foreign = false;
        while (matcher.find()) {
            matcher.appendReplacement(resolved, Matcher.quoteReplacement(value(matcher)));
            foreign |= matcher.group("kind") != null;
        }
        return new ResolvedText(matcher.appendTail(resolved).toString(), foreign);
    }

    private String value(Matcher matcher) throws ReferenceException {
        if (matcher.group().startsWith("$$")) {
            return "${";
        }
        if (matcher.group("kind") == null) {
            throw ReferenceException.malformed(
                    "unknown reference; write ${env:NAME} or ${file:path}, or $${ where ${ itself is meant");
        }
        var name = matcher.group("name");
        return matcher.group("kind").equals("env") ? variable(name) : file(name);
    }

    private String variable(String name) throws ReferenceException {
        var value = environment.get(name);
        if (value == null) {
            throw ReferenceException.unresolved("environment variable " + KeyPath.printable(name)
                    + " is not set; set it, or put the value elsewhere");
        }
        return value;
    }

    private String file(String name) throws ReferenceException {
        try {
            return withoutLineEnd(read(name));
        } catch (CharacterCodingException e) {
            throw unusable(name, "is not text in UTF-8; correct the file or the path");
        } catch (IOException e) {
            throw unusable(name, "cannot be read; check its rights");
        } catch (InvalidPathException e) {
            throw ReferenceException.malformed("${file:path} holds what cannot be a path; correct it");
        }
    }

    private String read(String name) throws IOException, ReferenceException {
        var file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw unusable(name, Files.exists(file) ? "is not a file; correct the path" : "does not exist; create it");
        }
        try (var stream = Files.newInputStream(file)) {
            var content = stream.readNBytes(LARGEST_FILE + 1);
            if (content.length > LARGEST_FILE) {
                throw unusable(name, "is larger than 64 KiB, too large for a secret; correct the path");
            }
            var decoder = StandardCharsets.UTF_8.newDecoder();
            return decoder.decode(ByteBuffer.wrap(content)).toString();
        }
    }

    private static ReferenceException unusable(String name, String reason) {
        return ReferenceException.unresolved("file " + KeyPath.printable(name) + " " + reason);
    }

    private static String withoutLineEnd(String text) {
        return text.replaceFirst("[\\r\\n]+\\z", "");
    }

    /** Prints without the environment, which holds secrets. */
    @Override
    public String toString() {
        return "references from " + folder;
    }
}
