package io.jenkins.plugins.upkeep.dependencies.bom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.upkeep.dependencies.manifest.Component;
import io.jenkins.plugins.upkeep.dependencies.manifest.Purls;
import io.jenkins.plugins.upkeep.system.ToolVersion;
import io.jenkins.plugins.upkeep.system.json.Json;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes bills of materials of CycloneDX 1.6 in JSON. The same packages and metadata give the same bytes, in whatever order the packages
 * come.
 */
public final class CycloneDx {
    private static final ObjectWriter WRITER = Json.mapper().writerWithDefaultPrettyPrinter();
    private static final String SERVICE = "service";
    private static final String REFERENCE = "bom-ref";

    private CycloneDx() {}

    /**
     * @param components the packages; each is written once
     * @param metadata what the bill says of itself
     * @return the bill of materials, as text in UTF-8
     */
    public static byte[] write(List<Component> components, BomMetadata metadata) {
        var bom = JsonNodeFactory.instance.objectNode();
        bom.put("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
        bom.put("bomFormat", "CycloneDX").put("specVersion", "1.6");
        bom.put("serialNumber", "urn:uuid:" + metadata.serial()).put("version", 1);
        bom.set("metadata", about(metadata));
        var list = bom.putArray("components");
        distinct(components).forEach((purl, component) -> list.add(library(purl, component)));
        var composition = bom.putArray("compositions").addObject();
        composition.put("aggregate", metadata.whole() ? "complete" : "incomplete");
        composition.putArray("assemblies").add(SERVICE);
        return bytes(bom);
    }

    private static Map<String, Component> distinct(List<Component> components) {
        var distinct = new TreeMap<String, Component>();
        components.forEach(
                component -> distinct.putIfAbsent(Purls.purl(component).canonicalize(), component));
        return distinct;
    }

    private static ObjectNode about(BomMetadata metadata) {
        var about = JsonNodeFactory.instance.objectNode();
        about.put("timestamp", metadata.made().truncatedTo(ChronoUnit.SECONDS).toString());
        var tool = about.putObject("tools").putArray("components").addObject();
        tool.put("type", "application").put("name", "upkeep").put("version", ToolVersion.current());
        var service = about.putObject("component");
        service.put("type", "application").put(REFERENCE, SERVICE).put("name", metadata.service());
        if (!metadata.version().isEmpty()) {
            service.put("version", metadata.version());
        }
        return about;
    }

    private static ObjectNode library(String purl, Component component) {
        var library = JsonNodeFactory.instance.objectNode();
        library.put("type", "library").put(REFERENCE, purl);
        if (!component.namespace().isEmpty()) {
            library.put("group", component.namespace());
        }
        library.put("name", component.name()).put("version", component.version());
        return library.put("purl", purl);
    }

    private static byte[] bytes(ObjectNode bom) {
        try {
            return (WRITER.writeValueAsString(bom) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a bill of materials could not be written as JSON", e);
        }
    }
}
