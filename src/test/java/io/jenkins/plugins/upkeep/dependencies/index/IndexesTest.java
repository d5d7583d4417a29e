package io.jenkins.plugins.upkeep.dependencies.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.upkeep.dependencies.manifest.Component;
import io.jenkins.plugins.upkeep.dependencies.version.Ecosystem;
import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.Progress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndexesTest {
    private final Map<String, String> answers = new HashMap<>();
    private final Map<String, String> redirects = new HashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> accounts = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private ExecutorService threads;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getRawPath();
            asked.add(exchange.getRequestMethod() + " " + path);
            Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                    .ifPresent(accounts::add);
            exchange.getResponseHeaders().add("Last-Modified", "Wed, 21 Oct 2015 07:28:00 GMT");
            if (redirects.containsKey(path)) {
                exchange.getResponseHeaders().add("Location", redirects.get(path));
                exchange.sendResponseHeaders(301, -1);
                return;
            }
            var bytes = answers.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
            var isHead = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(
                    answers.containsKey(path) ? 200 : 404, isHead || bytes.length == 0 ? -1 : bytes.length);
            if (!isHead) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private IndexAddress address() {
        return IndexAddress.of(base());
    }

    private static Component component(Ecosystem ecosystem, String namespace, String name, String version) {
        return new Component(ecosystem, namespace, name, version, OptionalInt.empty());
    }

    @Test
    void shouldReadARegistryOfNpm() throws Exception {
        // Given
        answers.put("/@babel%2Fcore", """
                {"dist-tags": {"latest": "7.1.0"},
                 "time": {"created": "2020-01-01T00:00:00Z", "7.0.0": "2020-01-01T00:00:00.000Z", "7.1.0": "yesterday", "modified": {}},
                 "versions": {"7.0.0": {"name": "x"}, "7.0.1": {"deprecated": "use another"}, "7.1.0": {"deprecated": ""},
                   "8.0.0": {"deprecated": false}, "evil/../../x": {}}}
                """);

        // When
        var releases = new NpmRegistry(address()).releases(component(Ecosystem.NPM, "@babel", "core", "7.0.0"));

        // Then
        assertThat(releases)
                .extracting(release -> release.version() + " " + release.withdrawn() + " " + release.early() + " "
                        + release.published().map(Instant::toString).orElse("-"))
                .containsExactlyInAnyOrder(
                        "7.0.0 false false 2020-01-01T00:00:00Z",
                        "7.0.1 true false -",
                        "7.1.0 false false -",
                        "8.0.0 false true -");
    }

    @Test
    void shouldReadARepositoryOfMaven() throws Exception {
        // Given
        answers.put(
                "/org/postgresql/postgresql/maven-metadata.xml",
                "<metadata><versioning><latest>9-rc1</latest><versions><version>42.7.3</version><version>42.7.4</version>"
                        + "<version>43.0-rc1</version><version>42.7.5</version></versions></versioning></metadata>");
        answers.put("/org/postgresql/postgresql/42.7.4/postgresql-42.7.4.pom", "x");

        // When
        var releases = new MavenRepository(address())
                .releases(component(Ecosystem.MAVEN, "org.postgresql", "postgresql", "42.7.3"));

        // Then
        assertThat(releases)
                .extracting(release -> release.version() + " "
                        + release.published().map(Instant::toString).orElse("-"))
                .containsExactlyInAnyOrder("42.7.3 -", "42.7.4 2015-10-21T07:28:00Z", "43.0-rc1 -", "42.7.5 -");
        assertThat(asked).contains("HEAD /org/postgresql/postgresql/42.7.5/postgresql-42.7.5.pom");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<metadata><version>",
                "{}",
                "<!DOCTYPE m [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><m><version>&x;</version></m>"
            })
    void shouldRefuseWhatIsNoListOfARepository(String garbage) {
        answers.put("/a/b/maven-metadata.xml", garbage);

        assertThatThrownBy(() -> new MavenRepository(address()).releases(component(Ecosystem.MAVEN, "a", "b", "1")))
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("is not its XML");
    }

    @ParameterizedTest
    @CsvSource({
        "PYPI, '', ../../admin",
        "PYPI, '', 'a b'",
        "PYPI, '', a?b",
        "NPM, @x, '../y'",
        "NPM, '', a%2Fb",
        "MAVEN, a..b, c",
        "MAVEN, a/b, c",
        "MAVEN, a, '..'"
    })
    void shouldNotAskForWhatIsNoName(Ecosystem ecosystem, String namespace, String name) throws Exception {
        // Given
        var indexes = new Indexes(
                Map.of(
                        Ecosystem.PYPI, new PythonIndex(address()),
                        Ecosystem.NPM, new NpmRegistry(address()),
                        Ecosystem.MAVEN, new MavenRepository(address())),
                Duration.ofSeconds(20));

        // When
        var listing = indexes.list(List.of(component(ecosystem, namespace, name, "1.0")), Progress.unseen())
                .get(0);

        // Then
        assertThat(listing.problem()).startsWith("is not a name that a package can have");
        assertThat(asked).isEmpty();
    }

    @Test
    void shouldFollowARedirectAndNameTheAccountToNoOtherServer() throws Exception {
        // Given
        var other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        other.createContext("/", exchange -> {
            try (exchange) {
                accounts.add("other " + exchange.getRequestHeaders().getFirst("Authorization"));
                exchange.sendResponseHeaders(404, -1);
            }
        });
        other.start();
        redirects.put("/pypi/a/json", "/moved");
        answers.put("/moved", "{\"releases\": {}}");
        redirects.put("/pypi/b/json", "http://127.0.0.1:" + other.getAddress().getPort() + "/b");
        var index = new PythonIndex(IndexAddress.of(base(), Optional.of("me"), Optional.of(Secret.of("hush"))));

        // When
        var releases = index.releases(component(Ecosystem.PYPI, "", "a", "1.0"));
        assertThatThrownBy(() -> index.releases(component(Ecosystem.PYPI, "", "b", "1.0")))
                .isInstanceOf(UpkeepException.class);
        other.stop(0);

        // Then
        assertThat(releases).isEmpty();
        assertThat(accounts).contains("Basic bWU6aHVzaA==", "other null");
        assertThat(index.place()).doesNotContain("hush");
    }

    @Test
    void shouldNotBeLedAroundForEverOrOutOfTheWeb() {
        redirects.put("/pypi/a/json", "/pypi/a/json");
        redirects.put("/pypi/b/json", "file:///etc/passwd");
        var index = new PythonIndex(address());

        assertThatThrownBy(() -> index.releases(component(Ecosystem.PYPI, "", "a", "1.0")))
                .hasMessageContaining("sends us from one address to the next");
        assertThatThrownBy(() -> index.releases(component(Ecosystem.PYPI, "", "b", "1.0")))
                .hasMessageContaining("not as safe as its own");
    }

    @Test
    void shouldNotTakeInWhatIsTooLong() {
        answers.put("/long", "x".repeat(40 << 20));

        assertThatThrownBy(() -> new NpmRegistry(address()).releases(component(Ecosystem.NPM, "", "long", "1.0.0")))
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("is longer than 32 MiB");
    }

    @Test
    void shouldEndInTimeWhenTheIndexIsSlow() throws Exception {
        // Given
        server.removeContext("/");
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
        });
        var indexes = new Indexes(Map.of(Ecosystem.NPM, new NpmRegistry(address())), Duration.ofSeconds(1));
        var slow = component(Ecosystem.NPM, "", "slow", "1.0.0");

        // When
        var listings = indexes.list(List.of(component(Ecosystem.DEBIAN, "debian", "x", "1"), slow), Progress.unseen());

        // Then
        assertThat(listings.get(0).problem()).startsWith("comes from where no updates are looked for");
        assertThat(listings.get(1).problem()).startsWith("was not looked up within 1 s in all");
    }

    @ParameterizedTest
    @CsvSource({
        "https://pypi.org, https://pypi.org/simple/",
        "https://pypi.org/simple/, https://pypi.org/simple/",
        "https://n/repository/x/simple, https://n/repository/x/simple/",
        "https://d/root/pypi/+simple/, https://d/root/pypi/+simple/"
    })
    void shouldTellPipWhereTheIndexIs(String given, String forPip) {
        assertThat(PythonIndex.forPip(IndexAddress.of(URI.create(given)))).isEqualTo(forPip);
    }

    @Test
    void shouldReadThePageOfASimpleIndex() {
        // Given
        var hash = "0123456789abcdef".repeat(4);
        var page = "<html><A class=x HREF='../a_b-1.0.tar.gz#sha256=" + hash
                + "' data-requires-python=\"&gt;=3.8,&lt;&#52;\"> a_b-1.0.tar.gz </A>"
                + "<a href=x data-yanked>a_b-2.0-py3-none-any.whl</a><a href=y>a-b-b-3.0.zip</a><a>a-b-4.0.egg</a>";

        // When
        var releases = PythonFile.releases("a-b", SimplePage.files(page));

        // Then
        assertThat(releases)
                .extracting(
                        Release::version,
                        Release::withdrawn,
                        release -> release.python().orElse("-"),
                        Release::hashes)
                .containsExactlyInAnyOrder(
                        tuple("1.0", false, ">=3.8,<4", List.of(hash)), tuple("2.0", true, "-", List.of()));
    }
}
