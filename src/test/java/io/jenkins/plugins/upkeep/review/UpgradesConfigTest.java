package io.jenkins.plugins.upkeep.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.review.running.Asking;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpgradesConfigTest {
    @TempDir
    private Path folder;

    @Test
    void shouldHaveTheSameDefaultsWithAndWithoutTheSection() throws Exception {
        var config = Plans.config(folder, "upgrades: {}\n", Map.of());

        assertThat(config.require(UpgradesConfig.class)).isEqualTo(UpgradesConfig.usual());
    }

    @Test
    void shouldAskEachThingInItsWay() throws Exception {
        var config = """
                redis: {url: "redis://localhost:6379"}
                database: {url: "jdbc:postgresql://localhost:5432/shop"}
                host: {}
                upgrades:
                  jenkins: https://ci.example.org/
                  containers: true
                  things:
                    - {name: python, product: python}
                    - {name: app, product: python, command: [/opt/app/bin/python, --version]}
                    - {name: web, product: nginx, url: "http://localhost:80/?token=secret"}
                    - {name: cache, product: redis, image: "redis:7.2"}
                    - {name: router, product: debian, version: "12"}
                    - {name: os, product: ubuntu}
                """;

        assertThat(plans(config, Map.of("JENKINS_URL", "http://other/")))
                .containsExactly(
                        "database: ask localhost:5432/shop for server_version",
                        "redis: ask localhost:6379 for INFO",
                        "host: read /etc/os-release",
                        "jenkins: ask https://ci.example.org for its header X-Jenkins",
                        "python: run python3 --version",
                        "app: run /opt/app/bin/python --version",
                        "web: ask http://localhost:80 for its header Server",
                        "cache: ask docker for image redis:7.2",
                        "router: take 12 from upkeep.yaml",
                        "os: read /etc/os-release",
                        "containers: ask docker which containers run and what is in their images");
    }

    @Test
    void shouldKnowTheJenkinsThatItRunsIn() throws Exception {
        assertThat(plans("", Map.of("JENKINS_URL", "http://jenkins:8080/ci/")))
                .containsExactly("jenkins: ask http://jenkins:8080/ci for its header X-Jenkins");
        assertThatThrownBy(() -> plans("", Map.of("JENKINS_URL", "unconfigured-jenkins-location/")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("there is nothing to look at");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    things: [{name: a, product: redis}]                                      | a program that says the version of redis
                    things: [{name: a, product: python, version: newest}]                    | a version such as 15.4
                    things: [{name: a, product: python, version: "3", image: python}]        | one of them will do
                    things: [{name: a, product: Big Thing, version: "3"}]                    | a word such as postgresql
                    things: [{name: a, product: redis, image: "postgres:15"}]                | an image with the product of its thing
                    things: [{name: a, product: redis, image: "--help"}]                     | the name of an image
                    things: [{name: a, product: redis, url: "http://x/"}]                    | left out for all but nginx and jenkins
                    things: [{name: a, product: python}, {name: a, product: java}]           | each name stands once
                    things: [{name: host, product: python}], jenkins: "ftp://x/"             | begins with http
                    lifecycle: {url: "http://x/a", form: web}                                 | one of
                    lifecycle: {maxAge: 0s}                                                  | longer than 0s
                    day: someday                                                             | one of monday, tuesday
                    horizon: 1h                                                              | from 1 to 3660
                    distance: 0d                                                             | from 1 to 3660
                    """)
    void shouldPointAtWhatIsWrong(String text, String message) {
        assertThatThrownBy(() -> plans("upgrades: {" + text + "}\n", Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("upgrades.")
                .hasMessageContaining(message);
    }

    @Test
    void shouldNotConfuseThingsOfTheSameName() {
        assertThatThrownBy(() -> plans("host: {}\nupgrades: {things: [{name: host, product: python}]}\n", Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("give the thing another name");
    }

    private List<String> plans(String text, Map<String, String> environment) throws Exception {
        var plan = (UpgradePlan) Plans.task(Plans.config(folder, text, environment));
        return plan.askings().stream().map(Asking::plan).toList();
    }
}
