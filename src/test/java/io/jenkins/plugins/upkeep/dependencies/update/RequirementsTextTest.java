package io.jenkins.plugins.upkeep.dependencies.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.dependencies.index.Release;
import io.jenkins.plugins.upkeep.dependencies.manifest.Component;
import io.jenkins.plugins.upkeep.dependencies.version.Ecosystem;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RequirementsTextTest {
    private static final String A = "a".repeat(64);
    private static final String B = "b".repeat(64);

    @Test
    void shouldChangeTheVersionAloneAndKeepAllElse() throws Exception {
        // Given
        var text =
                "\uFEFF# flask==1.0 is old\r\n--index-url https://x/simple\r\n\r\nFlask[async] == 1.0  ; python_version>\"3.8\" # why\r\n"
                        + "flask-login==1.0\r\nother===1.0.0\tx\r\nlast==1.0";

        // When
        var changed = RequirementsText.parse(text)
                .with(List.of(update("flask", "1.0", "2.0"), update("last", "1.0", "1.0.1")));

        // Then
        assertThat(changed)
                .isEqualTo(text.replace("Flask[async] == 1.0", "Flask[async] == 2.0")
                        .replace("last==1.0", "last==1.0.1"));
    }

    @Test
    void shouldNameWhatIsPinned() {
        // Given
        var text = RequirementsText.parse("""
                # comment \\
                a==1.0
                B_c.D==2.0; python_version < "3"
                range>=1
                two==1.0,!=1.1
                wild==1.*
                bare
                -r other.txt
                ./folder
                e @ https://x/e.zip
                """);

        // When, Then
        assertThat(text.pins()).extracting(Pin::name).containsExactly("a", "b-c-d");
        assertThat(text.pins()).extracting(Pin::line).containsExactly(2, 3);
        assertThat(text.lines().stream().flatMap(line -> line.unclear().stream()))
                .containsExactly("range", "two", "wild", "bare", "line 9", "line 10");
    }

    @Test
    void shouldPutTheHashesOfTheNewReleaseInPlaceOfTheOld() throws Exception {
        // Given
        var old = "f".repeat(64);
        var text = "flask==1.0 \\\n    --hash=sha256:" + old + " \\\n    --hash=sha256:" + old
                + "\n    # via -r requirements.in\none==1.0 \\\n    --hash=sha256:" + old + "\nsame==1.0 --hash=sha256:"
                + old + "\n";

        // When
        var changed = RequirementsText.parse(text)
                .with(List.of(
                        update("flask", "1.0", "2.0", A),
                        update("one", "1.0", "2.0", A, B),
                        update("same", "1.0", "2.0", A)));

        // Then
        assertThat(changed)
                .isEqualTo("flask==2.0 \\\n    --hash=sha256:" + A
                        + "\n    # via -r requirements.in\none==2.0 \\\n    --hash=sha256:" + A
                        + " \\\n    --hash=sha256:" + B + "\nsame==2.0 --hash=sha256:" + A + "\n");
    }

    @Test
    void shouldSayWhyAnUpdateCannotBeWritten() {
        var twice = RequirementsText.parse("a==1.0; python_version<'3'\na==2.0; python_version>='3'\n");
        var strange = RequirementsText.parse("a==1.0 --hash=sha512:ab\n");
        var hashed = RequirementsText.parse("a==1.0 --hash=sha256:" + A + "\n");

        assertThat(twice.obstacle(update("a", "1.0", "2.0", A)).orElseThrow()).contains("lines 1 and 2");
        assertThat(strange.obstacle(update("a", "1.0", "2.0", A)).orElseThrow()).contains("not SHA-256");
        assertThat(hashed.obstacle(update("a", "1.0", "2.0")).orElseThrow()).contains("no SHA-256 of the new");
        assertThat(hashed.obstacle(update("b", "1.0", "2.0"))).isEmpty();
        assertThatThrownBy(() -> hashed.with(List.of(update("a", "1.0", "2.0"))))
                .isInstanceOf(UpkeepException.class)
                .hasMessageStartingWith("a: has hashes");
    }

    static Update update(String name, String from, String to, String... hashes) {
        var component = new Component(Ecosystem.PYPI, "", name, from, OptionalInt.empty());
        var release = new Release(to, Optional.empty(), false, false, Optional.empty(), List.of(hashes));
        return new Update(component, release, Kind.of(from, to), List.of());
    }
}
