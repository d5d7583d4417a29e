package io.jenkins.plugins.upkeep.it.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** All classes of some jars and of Java itself, read without being loaded. */
final class World implements AutoCloseable {
    private final URLClassLoader loader;
    private final Map<String, Optional<TypeFile>> known = new HashMap<>();

    World(Collection<URL> places) {
        this.loader = new URLClassLoader(places.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    Optional<TypeFile> type(String name) {
        var found = known.get(name);
        if (found == null) {
            found = read(name);
            known.put(name, found);
        }
        return found;
    }

    private Optional<TypeFile> read(String name) {
        try (var content = loader.getResourceAsStream(name + ".class")) {
            return content == null ? Optional.empty() : Optional.of(TypeFile.of(content.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(name + ": cannot be read", e);
        }
    }

    /** The flags of a member where it is declared: in the type itself or in one above it. */
    Optional<Integer> member(String owner, String member) {
        return type(owner)
                .flatMap(type -> Optional.ofNullable(type.members().get(member))
                        .or(() -> type.parents().stream()
                                .map(parent -> member(parent, member))
                                .flatMap(Optional::stream)
                                .findFirst()));
    }

    /** The open methods of a type and of all above it, the nearest first; abstract ones only where nothing is nearer. */
    Map<String, Integer> methods(String name) {
        var methods = new LinkedHashMap<String, Integer>();
        type(name).ifPresent(type -> {
            type.members().forEach((member, flags) -> {
                if (member.contains("(") && TypeFile.isOpen(flags)) {
                    methods.put(member, flags);
                }
            });
            type.parents().forEach(parent -> methods(parent).forEach((member, flags) -> merge(methods, member, flags)));
        });
        return methods;
    }

    private static void merge(Map<String, Integer> methods, String member, int flags) {
        methods.merge(
                member, flags, (near, far) -> TypeFile.isAbstract(near) && !TypeFile.isAbstract(far) ? far : near);
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
