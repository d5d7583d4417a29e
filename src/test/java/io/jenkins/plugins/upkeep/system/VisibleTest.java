package io.jenkins.plugins.upkeep.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.List;
import org.junit.jupiter.api.Test;

class VisibleTest {
    @Test
    void shouldShowWhatATerminalWouldObey() {
        assertThat(Visible.of("a\u001b[2Jb\u009bc\nd\r\u0000"))
                .isEqualTo("a<U+001B>[2Jb<U+009B>c<U+000A>d<U+000D><U+0000>");
    }

    @Test
    void shouldShowMarksThatTurnTheDirectionOfWriting() {
        assertThat(Visible.of("invoice\u202Egnp.exe\u2066\u200B")).isEqualTo("invoice<U+202E>gnp.exe<U+2066><U+200B>");
    }

    @Test
    void shouldShowHalvesOfPairs() {
        assertThat(Visible.of("a\uD83Db")).isEqualTo("a<U+D83D>b");
    }

    @Test
    void shouldKeepTextOfAllScripts() {
        var text = "Ünïcødé 表 שולחן جدول 👩\u200D🔧 $\"';--";

        assertThat(Visible.of(text)).isEqualTo(text);
    }

    @Test
    void shouldLeaveNoControlCharacterInAnyText() {
        qt().forAll(lists().of(integers().between(0, 0x10FFFF)).ofSizeBetween(0, 40))
                .check(points -> Visible.of(text(points)).codePoints().noneMatch(Character::isISOControl));
    }

    private static String text(List<Integer> points) {
        var text = new StringBuilder();
        points.forEach(text::appendCodePoint);
        return text.toString();
    }
}
