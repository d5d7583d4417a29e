package io.jenkins.plugins.upkeep.system.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which units a name or a pattern stands for. */
class UnitPatternTest {
    @ParameterizedTest
    @CsvSource({
        "shop, shop.service, true",
        "shop, shop.socket, false",
        "shop.socket, shop.socket, true",
        "shop.v2, shop.v2.service, true",
        "shop-*, shop-api.service, true",
        "shop-*, shop.service, false",
        "*, anything.scope, true",
        "shop-?.service, shop-1.service, true",
        "shop-?.service, shop-12.service, false",
        "shop-[1-3].service, shop-2.service, true",
        "shop-[!1-3].service, shop-2.service, false",
        "shop-[!1-3].service, shop-9.service, true",
        "shop-[.service, shop-[.service, true",
        "shop-[3-1].service, shop-2.service, false",
        "shop-[]x].service, shop-].service, true",
        "shop.*, shopXservice, false",
        "$(reboot), $(reboot).service, true",
        "a+b, aab.service, false"
    })
    void shouldMatchAsSystemctlDoes(String pattern, String unit, boolean matches) {
        assertThat(UnitPattern.of(pattern).matches(unit)).isEqualTo(matches);
    }

    @Test
    void shouldKeepNamesThatAreNoUnitsFromTheCommandLine() {
        // When
        var selected = SelectedUnits.of(
                List.of("shop*"),
                List.of("shop.service", "shop.service", "shop x", "shop*", "shop[a]", "other.service"));

        // Then
        assertThat(selected.units()).containsExactly("shop.service");
        assertThat(selected.strange()).containsExactlyInAnyOrder("shop x", "shop*", "shop[a]");
    }
}
