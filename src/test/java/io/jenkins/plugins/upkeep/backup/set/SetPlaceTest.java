package io.jenkins.plugins.upkeep.backup.set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.strings;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SetPlaceTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            app,      app/
            app-test, app-test/
            a/b,      a%2Fb/
            .,        %2E/
            ..,       %2E./
            ../app,   %2E.%2Fapp/
            a b,      a%20b/
            a+b,      a%2Bb/
            a%20b,    a%2520b/
            ü,        %C3%BC/
            a.part,   a.part/
            """)
    void shouldGiveEachServiceAFolder(String service, String folder) {
        assertThat(SetPlace.folder(service)).isEqualTo(folder);
    }

    @Test
    void shouldKeepAnyTwoServicesApartInOneFolderEach() {
        var names = strings().betweenCodePoints(0x20, 0xd7ff).ofLengthBetween(1, 100);
        qt().forAll(names, names).checkAssert((one, other) -> {
            assertThat(SetPlace.folder(one)).matches("[^/]{1,200}/").doesNotStartWith(".");
            assertThat(SetPlace.folder(one).equals(SetPlace.folder(other))).isEqualTo(one.equals(other));
        });
    }

    @Test
    void shouldTellLongNamesApart() {
        var name = "服".repeat(99);

        assertThat(SetPlace.folder(name + "a"))
                .isNotEqualTo(SetPlace.folder(name + "b"))
                .hasSize(201);
    }

    @Test
    void shouldNameASetByItsBegin() {
        var id = SetId.begunAt(Instant.parse("2026-11-23T03:15:00.9Z"));

        assertThat(id.text()).matches("20261123T031500Z-[0-9a-f]{4}");
        assertThat(new SetPlace("app", id).key("README.txt")).isEqualTo("app/" + id + "/README.txt");
        assertThat(SetPlace.lock("app")).isEqualTo("app/lock");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "lock", "..", "20261123T031500Z-9F3A", "20261123T031500Z-9f3a/..", "x20261123T031500Z-9f3a"})
    void shouldTakeNothingElseForASet(String text) {
        assertThat(SetId.isOne(text)).isFalse();
        assertThatThrownBy(() -> new SetId(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
