package io.jenkins.plugins.upkeep.jenkins.artifacts;

import hudson.AbortException;
import io.jenkins.plugins.upkeep.config.yaml.YamlEntry;
import io.jenkins.plugins.upkeep.config.yaml.YamlMapping;
import io.jenkins.plugins.upkeep.config.yaml.YamlNode;
import io.jenkins.plugins.upkeep.config.yaml.YamlReader;
import io.jenkins.plugins.upkeep.config.yaml.YamlScalar;
import io.jenkins.plugins.upkeep.system.store.address.ArtifactsFolder;
import java.util.Map;
import java.util.Optional;

/**
 * What a configuration says of the artifacts. It is looked at and not understood here: the task reads it on the agent, where
 * its references lead, and says what is wrong with it.
 */
public final class SetQuestion {
    private static final String REFERENCE = "${";

    private final Optional<YamlNode> root;

    private SetQuestion(Optional<YamlNode> root) {
        this.root = root;
    }

    /**
     * @param text the text of upkeep.yaml
     */
    public static SetQuestion in(String text) {
        return new SetQuestion(YamlReader.read(text).root());
    }

    /**
     * @return whether sets lie among artifacts
     */
    public boolean isOfArtifacts() {
        return text(child(root, "backup"), "store")
                .filter(ArtifactsFolder.ADDRESS::equals)
                .isPresent();
    }

    /**
     * @return the service's name
     * @throws AbortException when it does not stand there as it is
     */
    public String service() throws AbortException {
        return plainService()
                .orElseThrow(
                        () -> new AbortException("service: is not a name; with store: jenkins:artifacts write it into"
                                + " upkeep.yaml as it is, without a reference"));
    }

    /**
     * @return the service's name, if it stands there as it is
     */
    public Optional<String> plainService() {
        return text(root, "service").filter(name -> !name.contains(REFERENCE));
    }

    private static Optional<String> text(Optional<YamlNode> node, String name) {
        return child(node, name).filter(YamlScalar.class::isInstance).map(scalar -> ((YamlScalar) scalar).text());
    }

    private static Optional<YamlNode> child(Optional<YamlNode> node, String name) {
        Map<String, YamlEntry> entries =
                node.orElse(null) instanceof YamlMapping mapping ? mapping.entries() : Map.of();
        return Optional.ofNullable(entries.get(name)).map(YamlEntry::value);
    }
}
