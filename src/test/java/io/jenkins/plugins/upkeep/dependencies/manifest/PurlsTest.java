package io.jenkins.plugins.upkeep.dependencies.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.packageurl.PackageURL;
import io.jenkins.plugins.upkeep.dependencies.version.Ecosystem;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PurlsTest {
    @ParameterizedTest
    @CsvSource({
        "PYPI, '', typing-extensions, 4.12.2, pkg:pypi/typing-extensions@4.12.2",
        "NPM, @babel, core, 7.24.0, pkg:npm/%40babel/core@7.24.0",
        "NPM, '', JSONStream, 1.3.5, pkg:npm/JSONStream@1.3.5",
        "MAVEN, org.postgresql, postgresql, 42.7.4, pkg:maven/org.postgresql/postgresql@42.7.4",
        "MAVEN, com.Upper, Case_Kept, 1.0, pkg:maven/com.Upper/Case_Kept@1.0",
        "DEBIAN, debian, libc6, 2.36-9+deb12u8, pkg:deb/debian/libc6@2.36-9%2Bdeb12u8?arch=source",
    })
    void shouldGoThereAndBack(Ecosystem ecosystem, String namespace, String name, String version, String purl)
            throws Exception {
        // Given
        var component = new Component(ecosystem, namespace, name, version, OptionalInt.empty());

        // When, Then
        assertThat(Purls.purl(component).canonicalize()).isEqualTo(purl);
        assertThat(Purls.component(new PackageURL(purl))).contains(component);
    }

    @Test
    void shouldNameTheReleaseOfDebian() {
        var component = new Component(Ecosystem.DEBIAN, "debian", "curl", "7.88.1-10", "12", OptionalInt.empty());
        assertThat(Purls.purl(component).canonicalize())
                .isEqualTo("pkg:deb/debian/curl@7.88.1-10?arch=source&distro=debian-12");
        assertThat(Purls.component(Purls.purl(component))).contains(component);
    }

    @ParameterizedTest
    @CsvSource({
        "debian/libssl3@3.0.15-1?upstream=openssl&distro=debian-12, debian openssl 3.0.15-1 12",
        "debian/libssl3@3.0.15-1%2Bb1?upstream=openssl%403.0.15-1&distro=debian-12.5, debian openssl 3.0.15-1 12",
        "ubuntu/libssl3@3.0.2-0?upstream=openssl&distro=ubuntu-22.04.3, ubuntu openssl 3.0.2-0 22.04",
        "ubuntu/libssl3@3.0.2-0?upstream=openssl&distro=jammy, ubuntu openssl 3.0.2-0 22.04",
        "debian/openssl@3.0.15-1?arch=source&distro=bookworm, debian openssl 3.0.15-1 12",
        "debian/bash@5.2-1?distro=debian-sid, debian bash 5.2-1 ''",
        "ubuntu/bash@5.2-1?distro=debian-12, ubuntu bash 5.2-1 ''",
    })
    void shouldNameTheSourcePackageAndTheRelease(String purl, String expected) throws Exception {
        assertThat(Purls.component(new PackageURL("pkg:deb/" + purl)))
                .map(one -> one.namespace() + " " + one.name() + " " + one.version() + " " + one.release())
                .contains(expected.replace("''", ""));
    }

    @Test
    void shouldNormaliseNames() throws Exception {
        assertThat(Purls.component(new PackageURL("pkg:pypi/Zope.Interface@6.4")))
                .hasValueSatisfying(found -> assertThat(found.name()).isEqualTo("zope-interface"));
        assertThat(PackageNames.python("A__b-.C")).isEqualTo("a-b-c");
        assertThat(Purls.component(new PackageURL("pkg:deb/ubuntu/curl@1.0?arch=amd64&distro=jammy")))
                .hasValueSatisfying(found -> assertThat(found.namespace()).isEqualTo("ubuntu"));
    }

    @Test
    void shouldNotTakeWhatIsNoPackageOfOurs() throws Exception {
        for (var purl : List.of("pkg:golang/github.com/a/b@1", "pkg:npm/a", "pkg:npm/a@latest", "pkg:pypi/a@1.x")) {
            assertThat(Purls.component(new PackageURL(purl))).as(purl).isEmpty();
        }
    }

    @Test
    void shouldKnowNamesOfEachEcosystem() {
        assertThat(PackageNames.component(Ecosystem.NPM, "@a/b", "1.0.0", OptionalInt.of(3)))
                .contains(new Component(Ecosystem.NPM, "@a", "b", "1.0.0", OptionalInt.of(3)));
        for (var name : List.of("", "a b", "a/b", "@a", "@a/b/c", "../a", "a\n")) {
            assertThat(PackageNames.component(Ecosystem.NPM, name, "1.0.0", OptionalInt.empty()))
                    .as(name)
                    .isEmpty();
        }
        for (var name : List.of("", "-a", "a-", "a/b", "é")) {
            assertThat(PackageNames.component(Ecosystem.PYPI, name, "1.0.0", OptionalInt.empty()))
                    .as(name)
                    .isEmpty();
        }
        assertThat(PackageNames.component(Ecosystem.MAVEN, "a", "1", OptionalInt.empty()))
                .isEmpty();
        assertThat(PackageNames.component(Ecosystem.DEBIAN, "libstdc++6", "12.2.0-14", OptionalInt.empty()))
                .hasValueSatisfying(found -> assertThat(found.namespace()).isEqualTo("debian"));
    }
}
