package io.jenkins.plugins.upkeep.traffic.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Routes and times. */
class CountTest {
    private static String route(String request) {
        var name = new RouteName();
        var bytes = request.getBytes(StandardCharsets.UTF_8);
        var space = request.indexOf(' ');
        name.read(bytes, 0, Math.max(space, 0), space + 1, bytes.length);
        return new String(name.bytes(), 0, name.length(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "GET /orders/123,GET /orders/{n}",
        "GET /orders/123/items/7?x=1&y=2,GET /orders/{n}/items/{n}",
        "GET /,GET /",
        "GET /v1/users,GET /v1/users",
        "GET /u/6f1c2a34-0b1e-4f6a-9d2e-1234567890ab,GET /u/{uuid}",
        "GET /commits/9fceb02d0ae598e95dc970b74767f19372d61af8,GET /commits/{hex}",
        "GET /facade/dead,GET /facade/dead",
        "GET /days/2026-11-28,GET /days/{date}",
        "GET /days/20261128/,GET /days/{n}/",
        "GET /img/17.png,GET /img/{n}.png",
        "GET /app.3.js,GET /app.3.js",
        "GET /t/eyJhbGciOiJIUzI1NiJ9abc123xyz,GET /t/{id}",
        "GET /a;jsessionid=17,GET /a",
        "GET /btc-usdt/1m,GET /btc-usdt/1m",
        "GET //x//9,GET //x//{n}",
        "OPTIONS *,OPTIONS *",
        "noise,(no method)",
        "AMETHODTHATISNONE /x,(no method)",
    })
    void shouldNameRoutes(String request, String route) {
        assertThat(route(request)).isEqualTo(route);
    }

    @Test
    void shouldCutVeryLongRoutes() {
        assertThat(route("GET /" + "ab/".repeat(100_000))).hasSizeLessThan(200).endsWith("…");
        assertThat(route("GET /" + "a".repeat(100_000))).hasSizeLessThan(250);
    }

    @Test
    void shouldCountExactlyUpToTheMostRoutes() {
        // Given
        var routes = new Routes(1_000);
        var random = new Random(5);
        var expected = new long[1_000];

        // When
        for (int i = 0; i < 100_000; i++) {
            var which = random.nextInt(1_000);
            expected[which]++;
            add(routes, which);
        }

        // Then
        var summary = Routes.merge(List.of(routes));
        assertThat(summary.lost()).isZero();
        assertThat(summary.others().requests()).isZero();
        summary.routes().forEach(route -> assertThat(route.requests()).isEqualTo(expected[number(route.name())]));
    }

    @Test
    void shouldKeepTheBusiestRoutesWhenThereAreTooManyAndSayHowMuchMayBeLost() {
        // Given
        var routes = new Routes(100);

        // When
        for (int i = 0; i < 200_000; i++) {
            add(routes, i % 4 == 0 ? i % 3 : 1_000 + i);
        }

        // Then
        var summary = Routes.merge(List.of(routes));
        var counted = summary.routes().stream().mapToLong(RouteCount::requests).sum()
                + summary.others().requests();
        assertThat(counted).isEqualTo(200_000);
        assertThat(summary.routes()).hasSizeLessThanOrEqualTo(100);
        assertThat(summary.routes().get(0).requests()).isBetween(16_667L - summary.lost(), 16_667L);
        assertThat(summary.lost()).isPositive();
    }

    /** Letters alone, since numbers would become one route. */
    private static void add(Routes routes, int which) {
        var name = ("GET /x" + letters(which)).getBytes(StandardCharsets.UTF_8);
        routes.of(name, 0, 3, 4, name.length).add(200, 1);
    }

    private static int number(String route) {
        return route.substring("GET /x".length()).chars().reduce(0, (sum, letter) -> sum * 10 + letter - 'a');
    }

    private static String letters(int number) {
        return number < 10 ? String.valueOf((char) ('a' + number)) : letters(number / 10) + (char) ('a' + number % 10);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "5,1", "1000,1", "100000,1", "100000,1000"})
    void shouldGiveQuantilesWithinOnePercent(int count, int unit) {
        // Given
        var random = new Random(count);
        var latencies = new Latencies();
        var other = new Latencies();
        var all = new long[count];
        for (int i = 0; i < count; i++) {
            all[i] = Math.round(Math.exp(random.nextGaussian() * 1.5 + 11) / unit) * unit;
            (i % 3 == 0 ? other : latencies).add(all[i]);
        }

        // When
        latencies.add(other);

        // Then
        Arrays.sort(all);
        for (var percent : List.of(50.0, 95.0, 99.0)) {
            var exact = all[(int) Math.max(0, Math.ceil(percent / 100 * count) - 1)] / 1e6;
            assertThat(latencies.quantile(percent).orElseThrow()).isCloseTo(exact, Percentage.withPercentage(1));
        }
        assertThat(latencies.average().orElseThrow())
                .isCloseTo(Arrays.stream(all).average().orElseThrow() / 1e6, within(1e-9));
        assertThat(latencies.between(-1, 3_600)).isEqualTo(count);
        assertThat(latencies.between(-1, 0.1) + latencies.between(0.1, 3_600)).isEqualTo(count);
    }

    @Test
    void shouldHaveNoQuantileOfNothing() {
        assertThat(new Latencies().quantile(50)).isEmpty();
        assertThat(new Latencies().average()).isEmpty();
    }
}
