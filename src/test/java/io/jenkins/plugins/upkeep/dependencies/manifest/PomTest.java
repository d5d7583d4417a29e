package io.jenkins.plugins.upkeep.dependencies.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PomTest {
    @TempDir
    private Path folder;

    @Test
    void shouldReadOurOwn() throws Exception {
        // When
        var manifest = Manifests.read(Path.of("pom.xml"));

        // Then
        assertThat(manifest.components())
                .extracting(Component::fullName)
                .contains("com.github.package-url:packageurl-java", "org.apache.maven:maven-artifact");
        assertThat(manifest.components()).allMatch(one -> one.line().orElse(0) > 1);
        assertThat(manifest.whole()).isFalse();
    }

    @Test
    void shouldFindVersionsInTheFile() throws Exception {
        // When
        var manifest = new Written(folder).read("pom.xml", """
                <?xml version="1.0"?>
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <parent><groupId>org.shop</groupId><artifactId>all</artifactId><version>2.1</version></parent>
                  <artifactId>web</artifactId>
                  <properties><a.version>1.${minor}</a.version><minor>7</minor><loop>${loop}</loop></properties>
                  <dependencyManagement><dependencies>
                    <dependency><groupId>g</groupId><artifactId>managed</artifactId><version>${a.version}</version></dependency>
                    <dependency><groupId>g</groupId><artifactId>bom</artifactId><version>1</version><type>pom</type><scope>import</scope></dependency>
                  </dependencies></dependencyManagement>
                  <dependencies>
                    <dependency><groupId>g</groupId><artifactId>a</artifactId><version> ${a.version} </version></dependency>
                    <dependency><groupId>g</groupId><artifactId>managed</artifactId><scope>test</scope></dependency>
                    <dependency><groupId>${project.groupId}</groupId><artifactId>core</artifactId><version>${project.version}</version></dependency>
                    <dependency><groupId>g</groupId><artifactId>exact</artifactId><version>[3.0]</version>
                      <exclusions><exclusion><groupId>x</groupId><artifactId>y</artifactId></exclusion></exclusions></dependency>
                    <dependency><groupId>g</groupId><artifactId>range</artifactId><version>[1,2)</version></dependency>
                    <dependency><groupId>g</groupId><artifactId>newest</artifactId><version>LATEST</version></dependency>
                    <dependency><groupId>g</groupId><artifactId>outside</artifactId></dependency>
                    <dependency><groupId>g</groupId><artifactId>unset</artifactId><version>${nowhere}</version></dependency>
                    <dependency><groupId>g</groupId><artifactId>loop</artifactId><version>${loop}</version></dependency>
                  </dependencies>
                  <profiles><profile><id>p</id><dependencies>
                    <dependency><groupId>g</groupId><artifactId>profiled</artifactId><version>5</version></dependency>
                  </dependencies></profile></profiles>
                  <build><plugins><plugin><dependencies>
                    <dependency><groupId>g</groupId><artifactId>plugged</artifactId><version>6</version></dependency>
                  </dependencies></plugin></plugins></build>
                </project>
                """);

        // Then
        assertThat(Written.components(manifest))
                .containsExactly(
                        "g:a@1.7:11", "g:managed@1.7:12", "org.shop:core@2.1:13", "g:exact@3.0:14", "g:profiled@5:23");
        assertThat(Written.unclear(manifest))
                .containsExactly("g:range:16", "g:newest:17", "g:outside:18", "g:unset:19", "g:loop:20");
        assertThat(manifest.whole()).isFalse();
    }

    @Test
    void shouldReadNothingThatIsElsewhere() throws Exception {
        // Given
        Files.writeString(folder.resolve("secret"), "hunter2");
        var entity = """
                <!DOCTYPE project [<!ENTITY x SYSTEM "%s">]>
                <project><dependencies><dependency><groupId>g</groupId><artifactId>&x;</artifactId><version>1</version></dependency></dependencies></project>
                """.formatted(folder.resolve("secret").toUri());

        // When, Then
        assertThatExceptionOfType(UpkeepException.class)
                .isThrownBy(() -> new Written(folder).read("pom.xml", entity))
                .withMessage(folder.resolve("pom.xml")
                        + ": has a document type, which no list of packages needs; remove it");
    }

    @Test
    void shouldNotGrowWithoutBounds() throws Exception {
        // Given
        var laughs = new StringBuilder("<!DOCTYPE project [<!ENTITY a0 \"ha\">");
        var properties = new StringBuilder("<project><properties><p0>ha</p0>");
        for (var step = 1; step < 40; step++) {
            laughs.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(step, step - 1, step - 1));
            properties.append("<p%d>${p%d}${p%d}</p%d>".formatted(step, step - 1, step - 1, step));
        }
        var written = new Written(folder);
        var bomb = written.file("bomb.xml", laughs + "]><project>&a39;</project>");
        var grown = written.file(
                "pom.xml",
                properties + "</properties><dependencies><dependency><groupId>g</groupId>"
                        + "<artifactId>a</artifactId><version>${p39}</version></dependency></dependencies></project>");

        // When, Then
        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThatExceptionOfType(UpkeepException.class).isThrownBy(() -> Manifests.read(bomb)));
        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(Written.unclear(Manifests.read(grown))).containsExactly("g:a:1"));
    }

    @Test
    void shouldRefuseWhatIsNoPom() throws Exception {
        var written = new Written(folder);
        for (var content : List.of(
                "",
                "text",
                "<project>",
                "<html/>",
                "<project><a></project>",
                "<project>&x;</project>",
                "<a>".repeat(100_000),
                "<project>" + "<parent>".repeat(100_000))) {
            assertThatExceptionOfType(UpkeepException.class)
                    .isThrownBy(() -> written.read("pom.xml", content))
                    .withMessageStartingWith(folder.resolve("pom.xml") + ": ");
        }
    }
}
