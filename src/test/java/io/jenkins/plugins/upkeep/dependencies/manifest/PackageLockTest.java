package io.jenkins.plugins.upkeep.dependencies.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackageLockTest {
    private static final String SECRET = "hunter2";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldReadWhatNpmWrites(int version) throws Exception {
        // Given
        Assumptions.assumeTrue(Command.find("npm").isPresent());
        var written = new Written(folder);
        written.file(
                "part/package.json",
                "{\"name\":\"part\",\"version\":\"0.1.0\",\"dependencies\":{\"left\":\"^1.0.0\"}}");
        written.file("package.json", """
                {"name": "shop", "version": "1.0.0",
                 "dependencies": {"left": "^1.0.0", "@own/scoped": "2.x", "other": "npm:left@2", "part": "file:part"},
                 "devDependencies": {"tried": "~2.1.0"}}
                """);
        lock(version);

        // When
        var manifest = Manifests.read(folder.resolve("package-lock.json"));

        // Then
        assertThat(manifest.components().stream().map(one -> one.fullName() + "@" + one.version()))
                .containsExactlyInAnyOrder(
                        "left@1.0.3", "left@2.1.0", "@own/scoped@2.1.0", "deep@1.0.3", "deep@2.1.0", "tried@2.1.0");
        assertThat(manifest.components()).allMatch(one -> one.line().orElse(0) > 1);
        assertThat(manifest.unclear()).hasSize(version == 1 ? 1 : 0);
        assertThat(manifest.whole()).isTrue();
    }

    private void lock(int version) throws Exception {
        try (var registry = new Registry()) {
            Command.of("npm", "install", "--package-lock-only", "--no-audit", "--no-fund", "--no-update-notifier")
                    .with("--lockfile-version=" + version, "--registry=" + registry.address())
                    .with("--cache=" + folder.resolve("cache"), "--userconfig=" + folder.resolve("none"))
                    .in(folder)
                    .run(Duration.ofMinutes(2))
                    .requireSuccess();
        }
    }

    @Test
    void shouldReadVersionOneWithAllItsForms() throws Exception {
        // When
        var manifest = new Written(folder).read("npm-shrinkwrap.json", """
                {"name": "shop", "lockfileVersion": 1, "requires": true, "dependencies": {
                 "a": {"version": "1.0.0", "resolved": "https://registry.npmjs.org/a/-/a-1.0.0.tgz", "requires": {"b": "^1"},
                  "dependencies": {
                   "b": {"version": "1.5.0", "bundled": true, "dependencies": {
                    "c": {"version": "0.0.1-alpha.0", "dev": true}}}}},
                 "real": {"version": "npm:@own/real@2.0.0", "resolved": "https://r/@own/real/-/real-2.0.0.tgz"},
                 "git": {"version": "git+https://x:%1$s@example.com/git.git#abc", "from": "git+https://x:%1$s@example.com/git.git"},
                 "hub": {"version": "github:own/hub#abc"},
                 "file": {"version": "file:../file"},
                 "ball": {"version": "https://x:%1$s@example.com/ball.tgz"},
                 "none": {"resolved": "https://r/none/-/none-1.0.0.tgz"},
                 "odd": {"version": "latest"}}}
                """.formatted(SECRET));

        // Then
        assertThat(Written.components(manifest))
                .containsExactlyInAnyOrder("a@1.0.0:2", "b@1.5.0:4", "c@0.0.1-alpha.0:5", "@own/real@2.0.0:6");
        assertThat(Written.unclear(manifest))
                .containsExactly("git:7", "hub:8", "file:9", "ball:10", "none:11", "odd:12");
        assertThat(manifest.toString()).doesNotContain(SECRET);
        assertThat(manifest.whole()).isTrue();
    }

    @Test
    void shouldPreferPackagesToDependencies() throws Exception {
        // When
        var manifest = new Written(folder).read("package-lock.json", """
                {"lockfileVersion": 2, "packages": {
                 "": {"name": "shop", "version": "1.0.0"},
                 "parts/own": {"name": "own", "version": "3.0.0"},
                 "node_modules/own": {"resolved": "parts/own", "link": true},
                 "node_modules/a": {"version": "1.0.0", "resolved": "https://registry.npmjs.org/a/-/a-1.0.0.tgz"},
                 "node_modules/a/node_modules/@s/b": {"version": "2.0.0", "inBundle": true, "optional": true},
                 "parts/own/node_modules/a": {"version": "1.0.0"},
                 "node_modules/alias": {"name": "real", "version": "4.0.0", "dev": true},
                 "node_modules/hub": {"version": "5.0.0", "resolved": "git+ssh://git@github.com/own/hub.git#abc"},
                 "node_modules/ball": {"version": "6.0.0", "resolved": "https://x:%1$s@example.com/ball.tgz"},
                 "node_modules/file": {"version": "7.0.0", "resolved": "file:file-7.0.0.tgz"},
                 "node_modules/pkgs": {"version": "8.0.0", "resolved": "https://npm.pkg.github.com/download/@o/pkgs/8.0.0/abc"}},
                 "dependencies": {"never": {"version": "9.0.0"}}}
                """.formatted(SECRET));

        // Then
        assertThat(Written.components(manifest))
                .containsExactly("a@1.0.0:5", "@s/b@2.0.0:6", "real@4.0.0:8", "pkgs@8.0.0:12");
        assertThat(Written.unclear(manifest)).containsExactly("hub:9", "ball:10", "file:11");
        assertThat(manifest.toString()).doesNotContain(SECRET);
    }

    @Test
    void shouldRefuseWhatIsNoLock() throws Exception {
        var written = new Written(folder);
        var deep = "{\"lockfileVersion\":1,\"dependencies\":" + "{\"a\":{\"dependencies\":".repeat(2_000);
        for (var content : List.of(
                "",
                "[]",
                "{}",
                "null",
                "{\"lockfileVersion\":4,\"packages\":{}}",
                "{\"lockfileVersion\":3,\"packages\":{\"a\":",
                "{\"lockfileVersion\":\"" + SECRET,
                deep,
                "{\"lockfileVersion\":3,\"a\":1,\"a\":2}")) {
            assertThatExceptionOfType(UpkeepException.class)
                    .as("%s", content)
                    .isThrownBy(() -> written.read("package-lock.json", content))
                    .withMessageStartingWith(folder.resolve("package-lock.json") + ": ")
                    .withMessageNotContaining(SECRET);
        }
    }

    @Test
    void shouldNotFailOnValuesOfOtherKinds() throws Exception {
        var manifest = new Written(folder).read("package-lock.json", """
                {"lockfileVersion": 3, "packages": {"node_modules/a": [1], "node_modules/b": null, "node_modules/": {"version": 1},
                 "node_modules/c": {"version": "1.0.0", "resolved": true}}, "dependencies": [1, {}]}
                """);
        assertThat(Written.components(manifest)).containsExactly("c@1.0.0:2");
        assertThat(manifest.unclear()).hasSize(3);
    }
}
