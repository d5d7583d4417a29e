package io.jenkins.plugins.upkeep.traffic.review;

import io.jenkins.plugins.upkeep.traffic.format.ByteWords;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Words by which scans are known: in paths, and in what clients call themselves. */
final class Signs {
    /** Something that is only asked for to find a weakness, unless the service has it. */
    static final int PROBE = 1;

    /** A file that nobody should ever be given. */
    static final int SECRET = 2;

    /** A program that looks for weaknesses. */
    static final int SCANNER = 4;

    private static final List<String> PROBES = List.of(
            "wp-login",
            "wp-admin",
            "wp-content",
            "wp-includes",
            "xmlrpc.php",
            "phpmyadmin",
            "/pma/",
            "phpinfo",
            "phpunit",
            "eval-stdin",
            "/cgi-bin/",
            "/actuator/",
            "/solr/",
            "/manager/html",
            "/boaform",
            "/hnap1",
            "/owa/",
            "/autodiscover",
            "/server-status",
            "/telescope",
            "/.vscode",
            "/.svn",
            "/.ds_store",
            "/.hg/",
            "/_ignition",
            "/jenkins/script",
            "/vendor/",
            "../",
            "..%2f",
            "%2e%2e",
            "..%5c",
            "%00",
            "union%20select",
            "union+select",
            "information_schema",
            "<script",
            "%3cscript",
            "jndi:",
            "/shell?",
            "/setup.cgi",
            "/goform/",
            "/druid/",
            "/nacos/",
            "/struts");

    private static final List<String> SECRETS = List.of(
            "/.env",
            "/.git/",
            "/.aws/",
            "/.ssh/",
            "/id_rsa",
            "/.htpasswd",
            "/.npmrc",
            "/.pgpass",
            "/etc/passwd",
            "/etc/shadow",
            "/wp-config.php",
            "/dump.sql",
            "/backup.sql",
            "/database.sql",
            "/.docker/config",
            "/credentials.json");

    private static final List<String> SCANNERS = List.of(
            "sqlmap",
            "nikto",
            "zgrab",
            "masscan",
            "nmap",
            "nuclei",
            "gobuster",
            "dirbuster",
            "dirsearch",
            "feroxbuster",
            "wpscan",
            "acunetix",
            "nessus",
            "openvas",
            "ffuf",
            "wfuzz",
            "havij",
            "netsparker",
            "arachni",
            "w3af",
            "whatweb",
            "joomscan",
            "hydra",
            "jndi:",
            "l9explore",
            "l9tcpid");

    private static final ByteWords PATHS = paths();
    private static final ByteWords AGENTS = ByteWords.of(marked(SCANNERS, SCANNER));

    private Signs() {}

    private static ByteWords paths() {
        var words = new HashMap<>(marked(PROBES, PROBE));
        words.putAll(marked(SECRETS, PROBE | SECRET));
        return ByteWords.of(words);
    }

    private static Map<String, Integer> marked(List<String> words, int mark) {
        var map = new HashMap<String, Integer>();
        words.forEach(word -> map.put(word, mark));
        return map;
    }

    /** What a path is known by. */
    static int ofPath(byte[] bytes, int from, int to) {
        return PATHS.marks(bytes, from, to);
    }

    /** What a client is known by. */
    static int ofAgent(byte[] bytes, int from, int to) {
        return AGENTS.marks(bytes, from, to);
    }
}
