package io.jenkins.plugins.upkeep.rollback.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.report.Finding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exact words that docker and compose are told, and what is made of their answers. */
class ComposeDriverTest {
    private static final String API = "sha256:" + "a".repeat(64);
    private static final String REDIS = "sha256:" + "b".repeat(64);
    private static final String NEWER = "sha256:" + "c".repeat(64);
    private static final String CONFIG = """
            {"name":"shop","services":{
              "api":{"environment":{"PASSWORD":"geheim"},"image":"shop:latest","networks":{"default":null}},
              "redis":{"image":"redis:7"}},
             "networks":{"default":{"name":"shop_default"}}}""";

    @TempDir
    private Path folder;

    private Path repository;
    private FakeProgram docker;
    private FakeProgram standalone;
    private String compose;

    @BeforeEach
    void aProject() throws Exception {
        repository = Files.createDirectory(folder.resolve("shop"));
        Files.writeString(repository.resolve("compose.yaml"), "services: {}");
        docker = new FakeProgram(folder, "docker");
        standalone = new FakeProgram(folder, "docker-compose");
        compose = "[compose][--project-directory][" + repository + "]";
        docker.answer("[compose][version][--short]", "2.29.7").answer("[version]", "28.2.2");
    }

    private ComposeDriver driver(boolean build, Services.Pull pull, String... files) {
        return new ComposeDriver(
                Sample.compose(build, pull, files), repository, folder, docker.command(), standalone.command());
    }

    private ComposeDriver driver() {
        return driver(false, Services.Pull.MISSING);
    }

    /** One element of what {@code docker container inspect} prints, as docker 28 does, shortened. */
    private static String container(String id, String service, String image, String reference, String state) {
        return """
                {"Id":"%s","Created":"2026-01-05T10:00:00.1Z","Path":"run","State":{"Status":"%s","Running":%s,"ExitCode":0},
                 "Image":"%s","Name":"/shop-%s-1","Config":{"Image":"%s","Labels":{
                  "com.docker.compose.project":"shop","com.docker.compose.service":"%s","com.docker.compose.oneoff":"False"}}}""".formatted(id, state, state.equals("running"), image, service, reference, service);
    }

    private void containers(String... each) throws Exception {
        docker.when("[ps]", "test -e " + folder.resolve("stopped") + " || seq " + each.length)
                .answer("[container][inspect]", "[" + String.join(",", each) + "]");
    }

    private void image(String name, String id, String... digests) throws Exception {
        var names = digests.length == 0 ? "" : "\"" + String.join("\",\"", digests) + "\"";
        docker.answer(
                "[image][inspect][--][" + name + "]", "[{\"Id\":\"" + id + "\",\"RepoDigests\":[" + names + "]}]");
    }

    private void absent(String name) throws Exception {
        docker.when("[image][inspect][--][" + name + "]", "echo '[]'; echo 'Error: No such image' >&2; exit 1");
    }

    private List<String> told() throws Exception {
        return docker.calls().stream()
                .filter(call -> !call.startsWith("[compose][version]"))
                .toList();
    }

    @Test
    void shouldRecordWhatRuns() throws Exception {
        // Given two containers of the api, a service that has ended, and a name that has moved on
        docker.answer(compose, CONFIG);
        containers(
                container("1", "api", API, "shop:latest", "running"),
                container("2", "api", API, "shop:latest", "running"),
                container("3", "redis", REDIS, "redis:7", "running"),
                container("4", "migrate", API, "shop:latest", "exited"));
        image("shop:latest", API);
        image(API, API);
        image("redis:7", NEWER);
        image(REDIS, REDIS, "redis@sha256:" + "d".repeat(64));

        // When
        var facts = driver().present();

        // Then
        assertThat(facts)
                .containsOnly(
                        Map.entry("project", "shop"),
                        Map.entry("service.api.running", "2"),
                        Map.entry("service.api.image", API),
                        Map.entry("service.api.reference", "shop:latest"),
                        Map.entry("service.api.tagged", "true"),
                        Map.entry("service.api.digest", ""),
                        Map.entry("service.redis.running", "1"),
                        Map.entry("service.redis.image", REDIS),
                        Map.entry("service.redis.reference", "redis:7"),
                        Map.entry("service.redis.tagged", "false"),
                        Map.entry("service.redis.digest", "redis@sha256:" + "d".repeat(64)));
        assertThat(told())
                .startsWith(
                        compose + "[config][--format][json]",
                        "[ps][--all][--quiet][--no-trunc][--filter][label=com.docker.compose.project=shop]",
                        "[container][inspect][--][1][2][3][4]");
    }

    @Test
    void shouldStopAndNotTakeDown() throws Exception {
        // Given
        docker.when(compose, "touch " + folder.resolve("stopped"));
        containers(container("1", "api", API, "shop:latest", "running"));

        // When
        driver().stop(Map.of("project", "shop"));

        // Then
        assertThat(told())
                .containsExactly(
                        compose + "[--project-name][shop][stop][--timeout][30]",
                        "[ps][--all][--quiet][--no-trunc][--filter][label=com.docker.compose.project=shop]");
    }

    @Test
    void shouldStopContainersThatThePresentFilesDoNotHave() throws Exception {
        // Given
        docker.answer(compose, "").when("[container][stop]", "touch " + folder.resolve("stopped"));
        containers(container("9", "orphan", API, "shop:latest", "running"));

        // When
        driver().stop(Map.of("project", "shop"));

        // Then
        assertThat(told()).contains("[container][stop][-t][30][--][9]");
    }

    @Test
    void shouldSayThatAContainerDoesNotStop() throws Exception {
        // Given
        docker.answer(compose, "").when("[container][stop]", "echo 'Error: permission denied' >&2; exit 1");
        containers(container("9", "api", API, "shop:latest", "running"));

        // When, Then
        assertThatThrownBy(() -> driver().stop(Map.of("project", "shop")))
                .hasMessageStartingWith("service api: its container does not stop (Error: permission denied)");
    }

    @Test
    void shouldStartTheTarget() throws Exception {
        // Given
        docker.answer(compose, "");
        var facts = Map.of("project", "shop");

        // When
        driver().startTarget(facts);
        driver(true, Services.Pull.NEVER).startTarget(facts);

        // Then
        assertThat(told())
                .containsExactly(
                        compose + "[--project-name][shop][up][--detach][--no-build][--pull][missing]",
                        compose + "[--project-name][shop][up][--detach][--build][--pull][never]");
    }

    @Test
    void shouldNameFilesAndTheirFolder() throws Exception {
        // Given
        docker.answer("[compose]", "");

        // When
        driver(false, Services.Pull.NEVER, "deploy/base.yml", "deploy/live.yml").startTarget(Map.of("project", "p"));

        // Then
        var deploy = repository.resolve("deploy");
        assertThat(told())
                .containsExactly(
                        "[compose][--project-directory][" + deploy + "][--file][" + deploy + "/base.yml][--file]["
                                + deploy + "/live.yml][--project-name][p][up][--detach][--no-build][--pull][never]");
    }

    @Test
    void shouldStartAgainOnTheImagesThatRan() throws Exception {
        // Given a name that the target has moved, and one that had moved before
        docker.answer(compose, "").answer("[image][tag]", "");
        image(API, API);
        image("shop:latest", NEWER);
        image(REDIS, REDIS);
        image("redis:7", NEWER);
        var facts = Map.of(
                "project", "shop",
                "service.api.running", "2",
                "service.api.image", API,
                "service.api.reference", "shop:latest",
                "service.api.tagged", "true",
                "service.redis.running", "1",
                "service.redis.image", REDIS,
                "service.redis.reference", "redis:7",
                "service.redis.tagged", "false");

        // When
        driver().startAgain(facts);

        // Then
        var pins = folder.resolve("compose.images.json");
        assertThat(told())
                .contains("[image][tag][" + API + "][shop:latest]")
                .endsWith(
                        compose + "[--file][" + repository + "/compose.yaml][--file][" + pins
                                + "][--project-name][shop][up][--detach][--no-build][--pull][never][--scale][api=2][--][api][redis]");
        assertThat(pins).hasContent("{\"services\":{\"redis\":{\"image\":\"" + REDIS + "\"}}}");
    }

    @Test
    void shouldStartAgainWithoutPinsWhereNothingHasMoved() throws Exception {
        // Given
        docker.answer(compose, "");
        image(API, API);
        image("shop:1.4", API);
        var facts = Map.of(
                "project",
                "shop",
                "service.api.running",
                "1",
                "service.api.image",
                API,
                "service.api.reference",
                "shop:1.4",
                "service.api.tagged",
                "true");

        // When
        driver().startAgain(facts);

        // Then
        assertThat(told())
                .endsWith(compose + "[--project-name][shop][up][--detach][--no-build][--pull][never][--][api]");
        driver().startAgain(Map.of("project", "shop"));
        assertThat(told()).isEmpty();
    }

    @Test
    void shouldFetchTheVeryImageThatIsGone() throws Exception {
        // Given
        absent(API);
        docker.answer("[image][pull]", "").answer(compose, "");
        image("shop:1.4", API);
        var digest = "registry/shop@sha256:" + "d".repeat(64);
        var facts = Map.of(
                "project",
                "shop",
                "service.api.running",
                "1",
                "service.api.image",
                API,
                "service.api.reference",
                "shop:1.4",
                "service.api.tagged",
                "true",
                "service.api.digest",
                digest);

        // When
        driver().startAgain(facts);

        // Then
        assertThat(told()).contains("[image][pull][--quiet][" + digest + "]");
        assertThatThrownBy(() -> driver(false, Services.Pull.NEVER).startAgain(facts))
                .hasMessageStartingWith("service api: its image " + API + " (shop:1.4) is not here any more");
    }

    private List<String> obstacles(ComposeDriver driver, Map<String, String> files) throws Exception {
        return driver
                .obstacles(
                        path -> Optional.ofNullable(files.get(path)).map(text -> text.getBytes(StandardCharsets.UTF_8)))
                .stream()
                .map(ComposeDriverTest::inWords)
                .toList();
    }

    private static String inWords(Finding finding) {
        return finding.severity() + " " + finding.subject() + ": " + finding.seen();
    }

    @Test
    void shouldReadTheFilesOfTheVersionBeforeAnythingIsStopped() throws Exception {
        // Given
        docker.answer(compose + "[config]", CONFIG)
                .when(compose + "[--file]", "cat \"$5\"; printf '%s' \"$7\" >" + folder.resolve("override"));
        containers(container("1", "api", API, "shop:latest", "running"));
        image("shop:1.3", API);
        absent("redis:6");
        absent("gone:1");
        docker.answer("[manifest][inspect][--][redis:6]", "{}")
                .when("[manifest][inspect]", "echo 'no such manifest: gone:1' >&2; exit 1");
        var files = Map.of(
                "compose.yaml",
                "{\"name\":\"other\",\"services\":{\"api\":{\"image\":\"shop:1.3\"},\"redis\":{\"image\":\"redis:6\"},"
                        + "\"old\":{\"image\":\"gone:1\"},\"web\":{\"build\":{\"context\":\".\"}}}}",
                "compose.override.yml",
                "services: {}");

        // When
        var missing = obstacles(driver(), files);
        var calls = told();
        var never = obstacles(driver(true, Services.Pull.NEVER), files);

        // Then
        assertThat(missing)
                .containsExactly(
                        "INFO service api: its image shop:1.3 is here",
                        "WARNING service redis: its image redis:6 is not here; its registry has it",
                        "CRITICAL service old: its image gone:1 is not here, and its registry does not offer it: no such"
                                + " manifest: gone:1",
                        "CRITICAL service web: its image other-web is built from the repository, and would stay that of the"
                                + " present");
        assertThat(calls)
                .filteredOn(call -> call.startsWith(compose + "[--file]"))
                .singleElement()
                .asString()
                .endsWith("/1.yaml][--project-name][shop][config][--format][json]");
        assertThat(never)
                .contains(
                        "CRITICAL service redis: its image redis:6 is not here, and rollback.services.pull is never",
                        "INFO service web: its image other-web is built from the version");
        assertThat(calls).noneMatch(call -> call.contains("[stop]") || call.contains("[up]"));
        try (var left = Files.list(folder)) {
            assertThat(left).noneMatch(path -> path.getFileName().toString().matches("compose\\d+"));
        }
    }

    @Test
    void shouldSeeVersionsWithoutOrWithBrokenFiles() throws Exception {
        // Given
        docker.answer(compose + "[config]", CONFIG)
                .answer(
                        "[compose][--project-directory][" + repository + "][--file][" + repository
                                + "/shop.yml][config]",
                        CONFIG)
                .when(compose + "[--file]", "echo 'yaml: line 3: did not find expected key' >&2; exit 15");
        containers();

        // When, Then
        assertThat(obstacles(driver(), Map.of()))
                .containsExactly(
                        "WARNING compose project shop: no container of it runs now",
                        "CRITICAL compose files: the version has none where compose looks for them");
        assertThat(obstacles(driver(false, Services.Pull.MISSING, "shop.yml"), Map.of("compose.yaml", "")))
                .contains("CRITICAL compose file shop.yml: is not part of the version");
        assertThat(obstacles(driver(), Map.of("compose.yaml", "a")))
                .contains("CRITICAL compose files: compose refuses those of the version: yaml: line 3: did not find"
                        + " expected key");
    }

    @Test
    void shouldSeeThatDockerIsNotThere() throws Exception {
        // Given
        var silent = new FakeProgram(Files.createDirectory(folder.resolve("silent")), "docker")
                .when(
                        "[version]",
                        "echo 'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is it running?' >&2; exit 1");
        var bare =
                new FakeProgram(Files.createDirectory(folder.resolve("bare")), "docker").answer("[version]", "28.2.2");
        standalone.answer("[version][--short]", "1.29.2");
        var services = Sample.compose(false, Services.Pull.MISSING);

        // When, Then
        assertThat(obstacles(
                        new ComposeDriver(services, repository, folder, silent.command(), standalone.command()),
                        Map.of()))
                .singleElement()
                .asString()
                .startsWith("CRITICAL docker: its daemon does not answer: Cannot connect");
        assertThat(obstacles(
                        new ComposeDriver(services, repository, folder, bare.command(), standalone.command()),
                        Map.of()))
                .containsExactly("CRITICAL docker: it has no compose plugin of version 2 or later");
        assertThat(standalone.calls()).containsExactly("[version][--short]");
    }

    @Test
    void shouldUseComposesOwnProgram() throws Exception {
        // Given
        var bare = new FakeProgram(Files.createDirectory(folder.resolve("bare")), "docker");
        standalone.answer("[version][--short]", "2.20.0").answer("[--project-directory]", "");

        // When
        new ComposeDriver(
                        Sample.compose(false, Services.Pull.NEVER),
                        repository,
                        folder,
                        bare.command(),
                        standalone.command())
                .startTarget(Map.of("project", "shop"));

        // Then
        assertThat(standalone.calls())
                .endsWith("[--project-directory][" + repository
                        + "][--project-name][shop][up][--detach][--no-build][--pull][never]");
    }

    @Test
    void shouldSayWhatRuns() throws Exception {
        // Given
        docker.answer(compose, CONFIG);
        containers(
                container("1", "api", API, "shop:latest", "running"),
                container("2", "redis", REDIS, "redis:7", "restarting"),
                container("3", "orphan", REDIS, "x", "dead"));

        // When, Then
        assertThat(driver().running(Map.of("project", "shop")))
                .isEqualTo(new Running(Running.State.SOME, "api running, redis restarting"));
        Files.createFile(folder.resolve("stopped"));
        assertThat(driver().running(Map.of("project", "shop")))
                .isEqualTo(new Running(Running.State.NONE, "there is no container"));
    }

    @Test
    void shouldSayWhyComposeDoesNotStart() throws Exception {
        // Given
        docker.when(
                compose,
                "echo ' Container shop-api-1  Starting' >&2; echo 'Error response from daemon: port is already allocated' >&2; exit 1");

        // When, Then
        assertThatThrownBy(() -> driver().startTarget(Map.of("project", "shop")))
                .hasMessageStartingWith("compose in " + repository
                        + ": docker ended with status 1: Error response from daemon: port is already allocated; see ");
    }

    @Test
    void shouldTellNoSecretOfTheFiles() throws Exception {
        // Given
        docker.answer(compose, CONFIG);
        containers(container("1", "api", API, "shop:latest", "running"));
        image("shop:latest", API);
        image(API, API);

        // When
        var facts = driver().present();

        // Then
        assertThat(facts.toString()).doesNotContain("geheim");
    }
}
