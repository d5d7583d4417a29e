package io.jenkins.plugins.upkeep.dependencies.manifest;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.Set;

/** A file in XML that names packages: its root tells which kind it is. */
final class XmlManifest {
    private static final Set<String> OF_BOM = Set.of(
            "components", "component", "group", "name", "version", "purl", "compositions", "composition", "aggregate");

    private XmlManifest() {}

    static Manifest read(ManifestSource source) throws UpkeepException {
        try (var tree = new XmlTree(source)) {
            return switch (tree.root()) {
                case "project" -> new Pom(tree.read(Pom::isWanted)).manifest(source.file());
                case "bom" -> bom(source, tree.read((parent, name) -> OF_BOM.contains(name)));
                default ->
                    throw source.problem(
                            "is neither a pom.xml nor a bill of materials of CycloneDX; name one of these");
            };
        }
    }

    private static Manifest bom(ManifestSource source, XmlElement root) {
        var found = new Found();
        root.child("components").ifPresent(components -> add(components, found));
        var hasGaps = root.all("compositions")
                .flatMap(compositions -> compositions.all("composition"))
                .anyMatch(composition -> BomEntry.admitsGaps(composition.textOf("aggregate")));
        return found.manifest(source.file(), !hasGaps);
    }

    private static void add(XmlElement components, Found found) {
        components.all("component").forEach(component -> {
            entry(component).addTo(found);
            component.child("components").ifPresent(inner -> add(inner, found));
        });
    }

    private static BomEntry entry(XmlElement component) {
        return new BomEntry(
                component.attributes().getOrDefault("type", ""),
                BomEntry.fullName(component.textOf("group"), component.textOf("name")),
                component.textOf("version"),
                component.textOf("purl"),
                component.line());
    }
}
