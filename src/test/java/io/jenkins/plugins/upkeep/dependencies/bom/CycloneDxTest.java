package io.jenkins.plugins.upkeep.dependencies.bom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.jenkins.plugins.upkeep.dependencies.manifest.Component;
import io.jenkins.plugins.upkeep.dependencies.manifest.Manifests;
import io.jenkins.plugins.upkeep.dependencies.version.Ecosystem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CycloneDxTest {
    private static final Instant MADE = Instant.parse("2026-11-29T08:00:00.123Z");
    private static final UUID SERIAL = UUID.fromString("3e671687-395b-41f5-a30f-a58921a69b79");
    private static final List<Component> COMPONENTS = List.of(
            component(Ecosystem.PYPI, "", "typing-extensions", "4.12.2"),
            component(Ecosystem.PYPI, "", "torch", "2.1.0+cu118"),
            component(Ecosystem.NPM, "@babel", "core", "7.24.0"),
            component(Ecosystem.NPM, "", "left-pad", "1.3.0"),
            component(Ecosystem.MAVEN, "org.postgresql", "postgresql", "42.7.4"),
            component(Ecosystem.DEBIAN, "debian", "openssl", "3.0.15-1~deb12u1"),
            component(Ecosystem.DEBIAN, "ubuntu", "libstdc++6", "1:12.2.0-14"));

    @TempDir
    private Path folder;

    @Test
    void shouldKeepToTheSchema() throws Exception {
        // When
        var bom = CycloneDx.write(COMPONENTS, metadata("1.0", true));

        // Then
        var json = new ObjectMapper().readTree(bom);
        assertThat(schema().validate(json)).isEmpty();
        assertThat(json.at("/metadata/tools/components/0/name").asText()).isEqualTo("upkeep");
        assertThat(json.at("/metadata/timestamp").asText()).isEqualTo("2026-11-29T08:00:00Z");
        assertThat(json.at("/serialNumber").asText()).isEqualTo("urn:uuid:" + SERIAL);
        assertThat(json.findValuesAsText("purl"))
                .containsExactly(
                        "pkg:deb/debian/openssl@3.0.15-1~deb12u1?arch=source",
                        "pkg:deb/ubuntu/libstdc%2B%2B6@1%3A12.2.0-14?arch=source",
                        "pkg:maven/org.postgresql/postgresql@42.7.4",
                        "pkg:npm/%40babel/core@7.24.0",
                        "pkg:npm/left-pad@1.3.0",
                        "pkg:pypi/torch@2.1.0%2Bcu118",
                        "pkg:pypi/typing-extensions@4.12.2");
    }

    /** The schema itself is no schema that takes all. */
    @Test
    void shouldBeHeldAgainstASchemaThatFindsFaults() throws Exception {
        var text = new String(CycloneDx.write(COMPONENTS, metadata("1.0", true)), StandardCharsets.UTF_8);
        assertThat(schema().validate(json(text.replace("\"library\"", "\"thing\""))))
                .isNotEmpty();
        assertThat(schema().validate(json(text.replace("urn:uuid:", "urn:")))).isNotEmpty();
        assertThat(schema().validate(json(text.replace("incomplete", "nearly").replace("complete", "nearly"))))
                .isNotEmpty();
    }

    @Test
    void shouldBeReadBackAsItWasWritten() throws Exception {
        // Given
        var file = folder.resolve("bom.json");
        Files.write(file, CycloneDx.write(COMPONENTS, metadata("", false)));

        // When
        var manifest = Manifests.read(file);

        // Then
        assertThat(manifest.components())
                .extracting(found -> new Component(
                        found.ecosystem(), found.namespace(), found.name(), found.version(), OptionalInt.empty()))
                .containsExactlyInAnyOrderElementsOf(COMPONENTS);
        assertThat(manifest.components()).extracting(Component::line).doesNotContain(OptionalInt.empty());
        assertThat(manifest.unclear()).isEmpty();
        assertThat(manifest.whole()).isFalse();
    }

    @Test
    void shouldWriteTheSameBytesInAnyOrder() {
        // Given
        var reversed = new ArrayList<>(COMPONENTS);
        Collections.reverse(reversed);
        reversed.addAll(COMPONENTS);

        // When, Then
        assertThat(CycloneDx.write(reversed, metadata("1.0", true)))
                .isEqualTo(CycloneDx.write(COMPONENTS, metadata("1.0", true)));
    }

    @Test
    void shouldWriteAServiceWithoutPackages() throws Exception {
        var bom = CycloneDx.write(List.of(), metadata("", true));
        assertThat(schema().validate(new ObjectMapper().readTree(bom))).isEmpty();
    }

    private static Component component(Ecosystem ecosystem, String namespace, String name, String version) {
        return new Component(ecosystem, namespace, name, version, OptionalInt.empty());
    }

    private static BomMetadata metadata(String version, boolean whole) {
        return new BomMetadata("shop", version, MADE, SERIAL, whole);
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }

    private static JsonSchema schema() {
        var factory = JsonSchemaFactory.getInstance(
                VersionFlag.V7,
                builder -> builder.schemaMappers(
                        mappers -> mappers.mapPrefix("http://cyclonedx.org/schema/", "classpath:")));
        return factory.getSchema(SchemaLocation.of("classpath:bom-1.6.schema.json"));
    }
}
