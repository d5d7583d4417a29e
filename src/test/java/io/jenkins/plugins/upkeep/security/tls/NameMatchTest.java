package io.jenkins.plugins.upkeep.security.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameMatchTest {
    @ParameterizedTest
    @CsvSource({
        "example.org, example.org, true",
        "EXAMPLE.org, example.org, true",
        "example.org, www.example.org, false",
        "*.example.org, www.example.org, true",
        "*.example.org, example.org, false",
        "*.example.org, a.b.example.org, false",
        "w*.example.org, www.example.org, false",
        "*.org, example.org, false",
        "*, localhost, false",
        "www.*.org, www.example.org, false"
    })
    void shouldFitAsClientsHaveIt(String pattern, String host, boolean fits) {
        assertThat(NameMatch.fits(pattern, host)).isEqualTo(fits);
    }

    @Test
    void shouldWantAnAddressNamedAsAnAddress() throws Exception {
        // Given
        var asName = new TestCertificate.Builder("a").names("localhost").sign(null);
        var asAddress = new TestCertificate.Builder("a").names("192.0.2.7").sign(null);
        var server = new TlsServer("192.0.2.7", 443);

        // Then
        assertThat(NameMatch.fits(asName.x509(), server)).isFalse();
        assertThat(NameMatch.fits(asAddress.x509(), server)).isTrue();
        assertThat(NameMatch.fits(asAddress.x509(), new TlsServer("192.0.2.8", 443)))
                .isFalse();
    }

    @Test
    void shouldReadServers() {
        assertThat(TlsServer.of("Example.ORG:8443").subject()).isEqualTo("server example.org:8443");
        assertThat(TlsServer.of("[2001:DB8::1]:443").subject()).isEqualTo("server [2001:db8::1]:443");
        assertThat(TlsServer.of(URI.create("https://[::1]/x"))).isEqualTo(new TlsServer("::1", 443));
        assertThat(TlsServer.of(URI.create("https://example.org./x"))).isEqualTo(new TlsServer("example.org", 443));
    }
}
