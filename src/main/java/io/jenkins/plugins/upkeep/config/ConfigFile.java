package io.jenkins.plugins.upkeep.config;

import io.jenkins.plugins.upkeep.config.yaml.KeyPath;
import io.jenkins.plugins.upkeep.config.yaml.Problem;
import io.jenkins.plugins.upkeep.config.yaml.YamlEntry;
import io.jenkins.plugins.upkeep.config.yaml.YamlMapping;
import io.jenkins.plugins.upkeep.config.yaml.YamlNode;
import io.jenkins.plugins.upkeep.config.yaml.YamlScalar;
import io.jenkins.plugins.upkeep.config.yaml.YamlSequence;
import io.jenkins.plugins.upkeep.system.Secret;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** A configuration read from a file, once: later changes of the file do not show, those of secret files do. Immutable. */
public final class ConfigFile implements Config {
    /** The one key that says where the service's version is, for backups and rollbacks alike. */
    private static final String REPOSITORY = "rollback.repository";

    private final ConfigSource source;
    private final YamlMapping root;
    private final SectionTree sections;
    private final References references;
    private final ServiceConfig service;

    private ConfigFile(
            ConfigSource source, YamlMapping root, SectionTree sections, References references, ServiceConfig service) {
        this.source = source;
        this.root = root;
        this.sections = sections;
        this.references = references;
        this.service = service;
    }

    /**
     * Reads a file. Its sections are known to exist, and are checked further when they are asked for.
     *
     * @param file the file, as messages shall name it
     * @param sections all config records with a {@link Place}
     * @param environment the variables that {@code ${env:NAME}} reads
     * @return the configuration
     * @throws ConfigException with the first of all that is wrong with the file as a whole
     */
    public static Config read(Path file, Collection<Class<? extends Record>> sections, Map<String, String> environment)
            throws ConfigException {
        var source = ConfigSource.read(file);
        stop(source, source.problems().stream().findFirst());
        var root = source.root().orElseThrow(() -> new IllegalStateException(file + ": neither content nor a problem"));
        var tree = SectionTree.of(sections);
        var references = new References(source.folder(), Map.copyOf(environment));
        var binding = new Binding(references);
        var service = tree.bind(root, KeyPath.ROOT, binding);
        stop(source, binding.first());
        return new ConfigFile(source, root, tree, references, (ServiceConfig) service.orElseThrow());
    }

    /**
     * Reads what can be read of a file that {@link #read} refuses, for the sections that are sound in spite of it: people are to be
     * told of a wrong configuration through the channels that it names.
     *
     * @param file the file
     * @param sections all config records with a {@link Place}
     * @param environment the variables that {@code ${env:NAME}} reads
     * @return the configuration, of which each section is checked when it is asked for; its service is {@code unknown} where it
     *     is not named. Empty when nothing can be read
     */
    public static Optional<Config> readable(
            Path file, Collection<Class<? extends Record>> sections, Map<String, String> environment) {
        try {
            var source = ConfigSource.read(file);
            return source.root().map(root -> sound(source, root, sections, Map.copyOf(environment)));
        } catch (ConfigException e) {
            return Optional.empty();
        }
    }

    private static Config sound(
            ConfigSource source,
            YamlMapping root,
            Collection<Class<? extends Record>> sections,
            Map<String, String> environment) {
        var tree = SectionTree.of(sections);
        var references = new References(source.folder(), environment);
        var service = tree.bind(root, KeyPath.ROOT, new Binding(references))
                .map(ServiceConfig.class::cast)
                .or(() -> ServiceConfig.named(root));
        return new ConfigFile(source, root, tree, references, service.orElse(new ServiceConfig("unknown")));
    }

    private static void stop(ConfigSource source, Optional<Problem> problem) throws ConfigException {
        if (problem.isPresent()) {
            throw new ConfigException(source.line(problem.get()));
        }
    }

    @Override
    public String service() {
        return service.service();
    }

    @Override
    public Path folder() {
        return source.folder();
    }

    @Override
    public Optional<Path> file() {
        return Optional.of(source.file().toAbsolutePath());
    }

    @Override
    public Optional<Path> repository() throws ConfigException {
        var place = node(REPOSITORY);
        if (place.isEmpty() || !(place.get() instanceof YamlScalar scalar)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    folder().resolve(references.resolve(scalar.text()).text()));
        } catch (ReferenceException | InvalidPathException e) {
            throw new ConfigException(
                    source.line(new Problem(scalar.mark(), KeyPath.of(REPOSITORY), e.getMessage())), e);
        }
    }

    @Override
    public Optional<Secret> variable(String name) {
        return Optional.ofNullable(references.environment().get(name)).map(Secret::of);
    }

    @Override
    public <T extends Record> Optional<T> find(Class<T> type) throws ConfigException {
        var place = SectionTree.place(type);
        var tree = sections.at(place)
                .orElseThrow(() -> new IllegalArgumentException(
                        type.getName() + ": not among the sections that the file was read with; add it there"));
        var node = node(place);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        var binding = new Binding(references);
        var section = tree.bind(node.get(), KeyPath.of(place), binding);
        stop(source, binding.first());
        return section.map(type::cast);
    }

    private Optional<YamlNode> node(String place) throws ConfigException {
        Optional<YamlNode> node = Optional.of(root);
        var path = KeyPath.ROOT;
        for (var name : place.split("\\.", -1)) {
            stop(source, notKeys(node, path));
            node = node.flatMap(section -> child(section, name));
            path = path.child(name);
        }
        return node;
    }

    private static Optional<Problem> notKeys(Optional<YamlNode> node, KeyPath path) {
        return node.filter(section -> section instanceof YamlScalar || section instanceof YamlSequence)
                .map(section -> new Problem(section.mark(), path, Nodes.mismatch("keys with values", section)));
    }

    private static Optional<YamlNode> child(YamlNode section, String name) {
        return section instanceof YamlMapping mapping
                ? Optional.ofNullable(mapping.entries().get(name)).map(YamlEntry::value)
                : Optional.empty();
    }

    @Override
    public <T extends Record> T require(Class<T> type) throws ConfigException {
        return find(type)
                .orElseThrow(() -> new ConfigException(source.file() + ": " + SectionTree.place(type)
                        + ": missing section; add it, as 'upkeep config example' shows"));
    }
}
