package io.jenkins.plugins.upkeep.dependencies.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CycloneDxManifestTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3", "1.4", "1.5", "1.6"})
    void shouldReadJson(String version) throws Exception {
        // When
        var manifest = new Written(folder).read("shop.cdx.json", """
                {"bomFormat": "CycloneDX", "specVersion": "%s", "version": 1,
                 "metadata": {"component": {"type": "application", "name": "shop"}, "tools": [{"name": "x"}]},
                 "components": [
                  {"type": "library", "name": "requests", "version": "2.31.0", "purl": "pkg:pypi/requests@2.31.0",
                   "components": [{"type": "library", "group": "@babel", "name": "core", "purl": "pkg:npm/%%40babel/core@7.24.0"}]},
                  {"type": "library", "group": "org.postgresql", "name": "postgresql", "version": "42.7.4",
                   "purl": "pkg:maven/org.postgresql/postgresql@42.7.4?type=jar"},
                  {"type": "library", "name": "openssl", "purl": "pkg:deb/debian/openssl@3.0.15-1~deb12u1?arch=amd64&distro=debian-12"},
                  {"type": "library", "name": "Zope.Interface", "version": "6.4", "purl": "pkg:pypi/Zope.Interface"},
                  {"type": "library", "name": "gin", "version": "1.0", "purl": "pkg:golang/github.com/gin-gonic/gin@v1.9.1"},
                  {"type": "library", "group": "acme", "name": "nameless", "version": "1"},
                  {"type": "library", "name": "broken", "purl": "pkg:"},
                  {"type": "library", "name": "old", "purl": "pkg:npm/old"},
                  {"type": "library", "name": "odd", "purl": "pkg:npm/odd@latest"},
                  {"type": "file", "name": "/etc/passwd"},
                  {"type": "operating-system", "name": "debian", "version": "12"}],
                 "dependencies": [{"ref": "x"}]}
                """.formatted(version));

        // Then
        assertThat(Written.components(manifest))
                .containsExactly(
                        "requests@2.31.0:4",
                        "@babel/core@7.24.0:4",
                        "org.postgresql:postgresql@42.7.4:6",
                        "openssl@3.0.15-1~deb12u1:8",
                        "zope-interface@6.4:9");
        assertThat(Written.unclear(manifest))
                .containsExactly("openssl:8", "gin:10", "acme/nameless:11", "broken:12", "old:13", "odd:14");
        assertThat(Written.reasons(manifest))
                .containsExactly(
                        "names no source package (upstream), and advisories name no others: it was only looked up by its own name",
                        "packages of the type golang are not known here",
                        "has no package URL, so nobody can tell which package it is",
                        "its package URL cannot be understood",
                        "has no version",
                        "its name or its version is none of its ecosystem");
        assertThat(manifest.whole()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3", "1.4", "1.5", "1.6"})
    void shouldReadXml(String version) throws Exception {
        // When
        var manifest = new Written(folder).read("bom.xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <c:bom xmlns:c="http://cyclonedx.org/schema/bom/%s" version="1">
                  <c:metadata><c:component type="application"><c:name>shop</c:name></c:component></c:metadata>
                  <c:components>
                    <c:component type="library"><c:name>requests</c:name><c:version>2.31.0</c:version>
                      <c:licenses><c:license><c:name>Apache</c:name></c:license></c:licenses>
                      <c:purl>pkg:pypi/requests@2.31.0</c:purl>
                      <c:pedigree><c:ancestors><c:component type="library"><c:name>x</c:name></c:component></c:ancestors></c:pedigree>
                      <c:components><c:component type="library"><c:name>left</c:name><c:purl>pkg:npm/left@1.0.0</c:purl></c:component></c:components>
                    </c:component>
                    <c:component type="library"><c:group>acme</c:group><c:name>nameless</c:name></c:component>
                    <c:component type="file"><c:name>/etc/passwd</c:name></c:component>
                  </c:components>
                </c:bom>
                """.formatted(version));

        // Then
        assertThat(Written.components(manifest)).containsExactly("requests@2.31.0:5", "left@1.0.0:9");
        assertThat(Written.unclear(manifest)).containsExactly("acme/nameless:11");
        assertThat(manifest.whole()).isTrue();
    }

    @Test
    void shouldBelieveABillThatSaysThatItIsNotWhole() throws Exception {
        var written = new Written(folder);
        for (var aggregate : List.of("incomplete", "incomplete_first_party_only", "unknown")) {
            assertThat(written.read("bom.json", json(aggregate)).whole()).isFalse();
            assertThat(written.read("bom.xml", xml(aggregate)).whole()).isFalse();
        }
        assertThat(written.read("bom.json", json("complete")).whole()).isTrue();
        assertThat(written.read("bom.xml", xml("complete")).whole()).isTrue();
    }

    private static String json(String aggregate) {
        return "{\"compositions\":[{\"aggregate\":\"" + aggregate + "\"}],\"bomFormat\":\"CycloneDX\"}";
    }

    private static String xml(String aggregate) {
        return "<bom><compositions><composition><aggregate>" + aggregate
                + "</aggregate></composition></compositions></bom>";
    }

    @Test
    void shouldRefuseWhatIsNoBill() throws Exception {
        var written = new Written(folder);
        for (var content : List.of(
                "{\"bomFormat\":\"SPDX\"}",
                "{\"bomFormat\":1}",
                "{\"components\":[]}",
                "{\"bomFormat\":\"CycloneDX\",\"components\":[")) {
            assertThatExceptionOfType(UpkeepException.class)
                    .isThrownBy(() -> written.read("bom.json", content))
                    .withMessageStartingWith(folder.resolve("bom.json") + ": ");
        }
    }

    @Test
    void shouldNotFailOnValuesOfOtherKinds() throws Exception {
        var manifest = new Written(folder).read("bom.json", """
                {"bomFormat": "CycloneDX", "components": [1, null, [], {"purl": 1, "components": "x"}], "compositions": 1}
                """);
        assertThat(manifest.components()).isEmpty();
        assertThat(manifest.unclear()).hasSize(4);
    }
}
