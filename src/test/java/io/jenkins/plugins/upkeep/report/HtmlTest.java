package io.jenkins.plugins.upkeep.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HtmlTest {
    @Test
    void shouldEscapeTextAndAttributes() {
        var link = Html.of("a", "x").with("title", "\"><b>'&").text("<i>\"'&\u202E");

        assertThat(written(link))
                .isEqualTo("<a class=\"x\" title=\"&quot;&gt;&lt;b&gt;&#39;&amp;\">"
                        + "&lt;i&gt;&quot;&#39;&amp;&lt;U+202E&gt;</a>");
    }

    @Test
    void shouldRefuseWhatThePolicyForbids() {
        assertThatThrownBy(() -> Html.of("script")).hasMessageContaining("script is not allowed");
        assertThatThrownBy(() -> Html.of("style")).hasMessageContaining("style is not allowed");
        assertThatThrownBy(() -> Html.of("p").with("style", "x")).hasMessageContaining("use a class");
        assertThatThrownBy(() -> Html.of("p").with("onclick", "x")).hasMessageContaining("not allowed");
    }

    @Test
    void shouldLinkOnlyWithinTheFolder() {
        assertThat(RelativeLink.to("a b/50% \"#?.txt")).contains("a%20b/50%25%20%22%23%3F.txt");
        assertThat(RelativeLink.to("日.txt")).contains("%E6%97%A5.txt");
        assertThat(RelativeLink.to("javascript:alert(1)")).contains("javascript%3Aalert%281%29");
        assertThat(RelativeLink.to("../secret")).isEmpty();
        assertThat(RelativeLink.to("a/../../secret")).isEmpty();
        assertThat(RelativeLink.to("/etc/passwd")).isEmpty();
        assertThat(RelativeLink.to("//evil.example/x")).isEmpty();
        assertThat(RelativeLink.to("")).isEmpty();
    }

    private static String written(Html html) {
        var page = new StringBuilder();
        html.writeTo(page);
        return page.toString();
    }
}
