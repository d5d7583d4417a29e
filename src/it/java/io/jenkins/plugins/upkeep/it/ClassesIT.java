package io.jenkins.plugins.upkeep.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the plugin has the classes of its libraries from: other plugins that it knows bring some of them too. */
@NeedsJenkins
class ClassesIT {
    private final Controller controller;

    ClassesIT(Controller controller) {
        this.controller = controller;
    }

    /** A class of each library that is packaged. */
    private static Stream<String> libraries() {
        return Stream.of(
                "com.dynatrace.hash4j.hashing.Hasher64",
                "com.fasterxml.jackson.annotation.JsonFormat",
                "com.fasterxml.jackson.core.JsonFactory",
                "com.fasterxml.jackson.databind.ObjectMapper",
                "com.fasterxml.jackson.dataformat.yaml.YAMLMapper",
                "com.fasterxml.jackson.datatype.jdk8.Jdk8Module",
                "com.fasterxml.jackson.datatype.jsr310.JavaTimeModule",
                "com.github.luben.zstd.Zstd",
                "org.postgresql.Driver",
                "org.reactivestreams.Publisher",
                "org.yaml.snakeyaml.Yaml",
                "picocli.CommandLine",
                "software.amazon.awssdk.services.s3.S3Client");
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void shouldBeThoseThatThePluginBrought(String name) {
        // When
        var place = controller.admin().script("""
                def plugin = jenkins.model.Jenkins.get().pluginManager.getPlugin('upkeep')
                print plugin.classLoader.loadClass('%s').protectionDomain.codeSource.location.path
                """.formatted(name));

        // Then
        assertThat(place).contains("/plugins/upkeep/WEB-INF/lib/");
    }
}
