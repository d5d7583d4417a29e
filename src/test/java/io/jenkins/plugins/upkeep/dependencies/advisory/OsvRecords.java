package io.jenkins.plugins.upkeep.dependencies.advisory;

import io.jenkins.plugins.upkeep.dependencies.manifest.Component;
import io.jenkins.plugins.upkeep.dependencies.version.Ecosystem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/** Records of the OSV schema by hand: true to the schema and close to what the databases have, with invented prose. */
public final class OsvRecords {
    /** Nothing in the records is newer than this. */
    public static final String NEWEST = "2026-11-20T10:00:00Z";

    private OsvRecords() {}

    /** All records by their ids. */
    public static Map<String, String> all() {
        var all = new LinkedHashMap<String, String>();
        all.putAll(python());
        all.putAll(node());
        all.putAll(java());
        all.putAll(debian());
        return all;
    }

    /** Of urllib3 and of what is not used. */
    public static Map<String, String> python() {
        return Map.of(
                "GHSA-q2q7-5pp4-w6pg",
                """
                {"schema_version": "1.4.0", "id": "GHSA-q2q7-5pp4-w6pg", "modified": "2024-09-24T21:07:28Z",
                 "published": "2021-06-01T21:19:38Z", "aliases": ["CVE-2021-33503", "PYSEC-2021-108"],
                 "summary": "Long times of parsing in urllib3", "details": "A text with \\"name\\": \\"lodash\\" in it.",
                 "severity": [{"type": "CVSS_V3", "score": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H"}],
                 "affected": [{"package": {"ecosystem": "PyPI", "name": "urllib3", "purl": "pkg:pypi/urllib3"},
                   "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "1.26.0"}, {"fixed": "1.26.5"}]}]}],
                 "references": [{"type": "WEB", "url": "https://example.org/"}],
                 "database_specific": {"cwe_ids": ["CWE-400"], "severity": "HIGH", "github_reviewed": true}}
                """,
                "PYSEC-2021-108",
                """
                {"id": "PYSEC-2021-108", "modified": "2023-11-08T04:06:07.123456Z", "published": "2021-06-29T11:15:00Z",
                 "aliases": ["CVE-2021-33503", "GHSA-q2q7-5pp4-w6pg"], "details": "The same.",
                 "affected": [{"package": {"ecosystem": "PyPI", "name": "urllib3", "purl": "pkg:pypi/urllib3"},
                   "ranges": [{"type": "GIT", "repo": "https://example.org/urllib3", "events": [{"introduced": "0"},
                       {"fixed": "2d4a3fee6de2fa45eb82169361918f759269b4ec"}]},
                     {"type": "ECOSYSTEM", "events": [{"introduced": "1.26.0"}, {"fixed": "1.26.5"}]}],
                   "versions": ["1.26.0", "1.26.1", "1.26.2", "1.26.3", "1.26.4"]}]}
                """,
                "GHSA-v845-jxx5-vc9f",
                """
                {"schema_version": "1.4.0", "id": "GHSA-v845-jxx5-vc9f", "modified": "%s",
                 "published": "2023-10-02T23:14:17Z", "aliases": ["CVE-2023-43804"], "summary": "Cookies go along a redirect",
                 "severity": [{"type": "CVSS_V3", "score": "CVSS:3.1/AV:N/AC:H/PR:H/UI:N/S:U/C:H/I:H/A:N"},
                   {"type": "CVSS_V4", "score": "CVSS:4.0/AV:N/AC:L/AT:P/PR:H/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N"}],
                 "affected": [
                   {"package": {"ecosystem": "PyPI", "name": "URLLib3"},
                    "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "2.0.0"}, {"fixed": "2.0.6"}]}]},
                   {"package": {"ecosystem": "PyPI", "name": "urllib3"},
                    "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "1.26.17"}]}]}]}
                """.formatted(NEWEST),
                "PYSEC-2020-999",
                """
                {"id": "PYSEC-2020-999", "modified": "2021-01-01T00:00:00Z", "withdrawn": "2021-01-01T00:00:00Z",
                 "affected": [{"package": {"ecosystem": "PyPI", "name": "urllib3"},
                   "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}]}]}]}
                """,
                "PYSEC-2022-1",
                """
                {"id": "PYSEC-2022-1", "modified": "2022-01-01T00:00:00Z",
                 "affected": [{"package": {"ecosystem": "PyPI", "name": "somebody-elses"}, "versions": ["1.0"]}]}
                """);
    }

    /** Of lodash, @babel/traverse and a package that was made to do harm. */
    public static Map<String, String> node() {
        return Map.of("GHSA-35jh-r3h4-6jhm", """
                {"id": "GHSA-35jh-r3h4-6jhm", "modified": "%s", "aliases": ["CVE-2021-23337"],
                 "summary": "Commands in templates of lodash",
                 "severity": [{"type": "CVSS_V3", "score": "CVSS:3.1/AV:N/AC:L/PR:H/UI:N/S:U/C:H/I:H/A:H"}],
                 "affected": [{"package": {"ecosystem": "npm", "name": "lodash", "purl": "pkg:npm/lodash"},
                   "ranges": [{"type": "SEMVER", "events": [{"introduced": "0"}, {"fixed": "4.17.21"}]}]}]}
                """.formatted(NEWEST), "GHSA-67hx-6x53-jw92", """
                {"id": "GHSA-67hx-6x53-jw92", "modified": "2024-04-04T08:00:00Z", "aliases": ["CVE-2023-45133"],
                 "severity": [{"type": "CVSS_V3", "score": "CVSS:3.1/AV:L/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H"}],
                 "affected": [{"package": {"ecosystem": "npm", "name": "@babel/traverse"},
                   "ranges": [{"type": "SEMVER", "events": [{"introduced": "0"}, {"fixed": "7.23.2"},
                     {"introduced": "8.0.0-alpha.0"}, {"fixed": "8.0.0-alpha.4"}]}]}]}
                """, "MAL-2024-77", """
                {"id": "MAL-2024-77", "modified": "2024-06-01T00:00:00Z", "summary": "Malicious code in lodahs",
                 "affected": [{"package": {"ecosystem": "npm", "name": "lodahs"}, "versions": ["1.0.1", "1.0.2"]}]}
                """);
    }

    /** Of Log4j: three weaknesses, one after the other, each in the mending of the last. */
    public static Map<String, String> java() {
        return Map.of(
                "GHSA-jfh8-c2jp-5v3q",
                        log4j("GHSA-jfh8-c2jp-5v3q", "CVE-2021-44228", "S:C/C:H/I:H/A:H", "2.15.0", "2.12.2"),
                "GHSA-7rjr-3q55-vv33",
                        log4j("GHSA-7rjr-3q55-vv33", "CVE-2021-45046", "S:U/C:H/I:H/A:H", "2.16.0", "2.12.2"),
                "GHSA-p6xc-xr62-6r2g",
                        log4j("GHSA-p6xc-xr62-6r2g", "CVE-2021-45105", "S:U/C:N/I:N/A:H", "2.17.0", "2.12.3"));
    }

    private static String log4j(String id, String cve, String impact, String fixed, String older) {
        return """
                {"id": "%s", "modified": "%s", "published": "2021-12-10T00:40:56Z", "aliases": ["%s"],
                 "severity": [{"type": "CVSS_V3", "score": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/%s"}],
                 "affected": [
                   {"package": {"ecosystem": "Maven", "name": "org.apache.logging.log4j:log4j-core"},
                    "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "2.13.0"}, {"fixed": "%s"}]}]},
                   {"package": {"ecosystem": "Maven", "name": "org.apache.logging.log4j:log4j-core"},
                    "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "2.4"}, {"fixed": "%s"}]}]}]}
                """.formatted(id, NEWEST, cve, impact, fixed, older);
    }

    /** Of OpenSSH in two releases, one of them without an update. */
    public static Map<String, String> debian() {
        return Map.of("DEBIAN-CVE-2024-6387", """
                {"id": "DEBIAN-CVE-2024-6387", "modified": "%s", "upstream": ["CVE-2024-6387"],
                 "affected": [
                   {"package": {"ecosystem": "Debian:12", "name": "openssh", "purl": "pkg:deb/debian/openssh?arch=source"},
                    "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "1:9.2p1-2+deb12u3"}]}],
                    "ecosystem_specific": {"urgency": "not yet assigned"}},
                   {"package": {"ecosystem": "Debian:13", "name": "openssh"},
                    "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "1:9.7p1-7"}]}]}]}
                """.formatted(NEWEST), "DEBIAN-CVE-2007-2243", """
                {"id": "DEBIAN-CVE-2007-2243", "modified": "2025-01-01T00:00:00Z", "upstream": ["CVE-2007-2243"],
                 "affected": [{"package": {"ecosystem": "Debian:12", "name": "openssh"},
                   "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}]}],
                   "ecosystem_specific": {"urgency": "unimportant"}}]}
                """);
    }

    /** A package as a manifest names it. */
    public static Component component(Ecosystem ecosystem, String namespace, String name, String version) {
        return new Component(ecosystem, namespace, name, version, OptionalInt.empty());
    }

    /** A package of Python. */
    public static Component python(String name, String version) {
        return component(Ecosystem.PYPI, "", name, version);
    }

    /** A package of Node.js without a scope. */
    public static Component node(String name, String version) {
        return component(Ecosystem.NPM, "", name, version);
    }

    /** A package of Java. */
    public static Component java(String group, String name, String version) {
        return component(Ecosystem.MAVEN, group, name, version);
    }

    /** A source package of Debian 12. */
    public static Wanted debian(String name, String version) {
        return new Wanted(component(Ecosystem.DEBIAN, "debian", name, version), "12");
    }
}
