package io.jenkins.plugins.upkeep.config;

import io.jenkins.plugins.upkeep.config.yaml.KeyPath;
import io.jenkins.plugins.upkeep.config.yaml.Mark;
import io.jenkins.plugins.upkeep.config.yaml.Problem;
import io.jenkins.plugins.upkeep.config.yaml.YamlMapping;
import io.jenkins.plugins.upkeep.config.yaml.YamlNode;
import io.jenkins.plugins.upkeep.config.yaml.YamlReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The file upkeep.yaml as YAML.
 *
 * @param file the file
 * @param root what it holds; empty when there are problems that leave nothing to look at
 * @param problems what is wrong with it as YAML
 */
record ConfigSource(Path file, Optional<YamlMapping> root, List<Problem> problems) {
    private static final int LARGEST = 1_048_576;

    static ConfigSource read(Path file) throws ConfigException {
        var document = YamlReader.read(text(file));
        var root = document.root();
        if (root.isPresent() && root.get() instanceof YamlMapping mapping) {
            return new ConfigSource(file, Optional.of(mapping), document.problems());
        }
        var problems = document.problems().isEmpty() ? List.of(unusable(root)) : document.problems();
        return new ConfigSource(file, Optional.empty(), problems);
    }

    private static Problem unusable(Optional<YamlNode> root) {
        return root.map(node ->
                        new Problem(node.mark(), KeyPath.ROOT, "must hold keys with values such as service: shop"))
                .orElse(new Problem(
                        Mark.START, KeyPath.ROOT, "is empty; start from what 'upkeep config example' prints"));
    }

    private static String text(Path file) throws ConfigException {
        if (Files.isDirectory(file)) {
            throw new ConfigException(file + ": is a folder; name the file in it with --config");
        }
        if (!Files.exists(file)) {
            throw new ConfigException(file
                    + ": does not exist; name it with --config, or start from what 'upkeep config example' prints");
        }
        try (var stream = Files.newInputStream(file)) {
            return text(file, stream.readNBytes(LARGEST + 1));
        } catch (CharacterCodingException e) {
            throw new ConfigException(file + ": is not text in UTF-8; save it as such", e);
        } catch (IOException e) {
            throw new ConfigException(file + ": cannot be read; check its rights", e);
        }
    }

    private static String text(Path file, byte[] content) throws ConfigException, CharacterCodingException {
        if (content.length > LARGEST) {
            throw new ConfigException(file + ": is larger than 1 MiB; keep data out of it");
        }
        var decoder = StandardCharsets.UTF_8.newDecoder();
        return decoder.decode(ByteBuffer.wrap(content)).toString();
    }

    /** Where relative paths start. */
    Path folder() {
        return file.toAbsolutePath().normalize().getParent();
    }

    String line(Problem problem) {
        return problem.line(file.toString());
    }
}
