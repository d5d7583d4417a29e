package io.jenkins.plugins.upkeep.review.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With what docker answered elsewhere: no daemon runs on the machines of these tests. */
class DockerTest {
    private static final String DIGEST = "0a5f2c1b".repeat(8);
    private static final String ANSWERS = """
            case "$1 $5$4" in
              "ps "*) printf 'postgres:15-alpine\\nredis:latest\\nregistry.example.org:5000/shop/api:7\\nnginx:1.25\\npostgres:15-alpine\\n' ;;
              *postgres:15-alpine*) cat <<'END'
            [{"Id": "sha256:1", "RepoDigests": ["postgres@sha256:DIGEST"], "Config": {"Env": ["PATH=/bin", "PG_VERSION=15.4", "PGDATA=/x"]}}]
            END
              ;;
              *redis:latest*) echo '[{"RepoDigests": [], "Config": {"Env": null}}]' ;;
              *nginx:1.25*) echo '[{"Config": {}}]' ;;
              *eclipse-temurin*) echo '[{"Config": {"Env": ["JAVA_VERSION=jdk-17.0.9+9"]}}]' ;;
              *garbage*) echo 'not json' ;;
              *) echo "Error: No such image" >&2; exit 1 ;;
            esac
            """.replace("DIGEST", DIGEST);

    @TempDir
    private Path folder;

    @Test
    void shouldSayWhatIsInAnImageAndItsDigest() throws Exception {
        var running = image("postgresql", "postgres:15-alpine").ask().found().get(0);

        assertThat(running.version()).hasToString("15.4");
        assertThat(running.seen())
                .isEqualTo("is 15.4 by what is in image postgres:15-alpine, digest " + DIGEST.substring(0, 12));
        assertThat(image("java", "eclipse-temurin:17").ask().found().get(0).version())
                .hasToString("17.0.9");
    }

    @Test
    void shouldTakeTheTagWhereTheImageTellsNothing() throws Exception {
        var running = image("nginx", "nginx:1.25").ask().found().get(0);

        assertThat(running.seen()).isEqualTo("is 1.25 by the tag of image nginx:1.25");
    }

    @Test
    void shouldNotGuessWhatALatestIs() throws Exception {
        assertRefused(image("redis", "redis:latest"), "tells no version");
        assertRefused(image("redis", "redis:nowhere"), "No such image");
        assertRefused(image("redis", "garbage"), "is no JSON");
        var absent = new AskImage("cache", "redis", "redis:7.2", new Docker("/nowhere/docker"));
        assertRefused(absent, "cannot be started");
    }

    @Test
    void shouldFindTheProductsOfAllContainers() throws Exception {
        var answer = new AskContainers("containers", docker()).ask();

        assertThat(answer.found())
                .extracting(running -> running.name() + " " + running.product() + " " + running.version())
                .containsExactly("image postgres:15-alpine postgresql 15.4", "image nginx:1.25 nginx 1.25");
        assertThat(answer.gaps())
                .singleElement()
                .satisfies(gap -> assertThat(gap.subject()).isEqualTo("image redis:latest"))
                .satisfies(gap -> assertThat(gap.reason()).startsWith("image redis:latest tells no version"));
    }

    @Test
    void shouldNotTakeADockerThatIsAwayForNoContainers() throws Exception {
        var away = Scripts.write(folder, "away", "echo 'Cannot connect to the Docker daemon' >&2; exit 1\n");

        assertThatThrownBy(() -> new AskContainers("containers", new Docker(away)).ask())
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("Cannot connect");
    }

    @ParameterizedTest
    @CsvSource({
        "postgres,postgresql,",
        "postgres:15.4-alpine,postgresql,15.4",
        "docker.io/library/redis:7,redis,7",
        "localhost:5000/redis,redis,",
        "node:lts,nodejs,",
        "jenkins/jenkins:2.568.2-lts-jdk21,jenkins,2.568.2",
        "nginx:1.25@sha256:00,nginx,1.25",
        "shop/api:3,,3",
        "postgres-exporter:0.15,,0.15"
    })
    void shouldReadTheNamesOfImages(String reference, String product, String version) {
        var image = new Image(reference);

        assertThat(image.product().orElse(null)).isEqualTo(product);
        assertThat(image.tagged().map(Object::toString).orElse(null)).isEqualTo(version);
    }

    private AskImage image(String product, String reference) throws Exception {
        return new AskImage("cache", product, reference, docker());
    }

    private Docker docker() throws Exception {
        return new Docker(Scripts.write(folder, "docker", ANSWERS));
    }

    private static void assertRefused(AskImage asking, String message) {
        assertThatThrownBy(asking::ask).isInstanceOf(UpkeepException.class).hasMessageContaining(message);
    }
}
