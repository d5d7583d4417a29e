package io.jenkins.plugins.upkeep.security.tls;

import java.net.IDN;
import java.net.URI;
import java.util.Locale;

/**
 * A server that should speak TLS.
 *
 * @param host its name as it stands in certificates, or its address without brackets
 * @param port its port
 */
record TlsServer(String host, int port) {
    private static final int HTTPS = 443;

    /** From {@code example.org:443} or {@code [2001:db8::1]:443}. */
    static TlsServer of(String text) {
        var colon = text.lastIndexOf(':');
        return new TlsServer(bare(text.substring(0, colon)), Integer.parseInt(text.substring(colon + 1)));
    }

    static TlsServer of(URI https) {
        return new TlsServer(bare(https.getHost()), https.getPort() < 0 ? HTTPS : https.getPort());
    }

    static boolean isHttps(URI url) {
        return "https".equalsIgnoreCase(url.getScheme()) && url.getHost() != null;
    }

    private static String bare(String host) {
        if (host.startsWith("[")) {
            return host.substring(1, host.length() - 1).toLowerCase(Locale.ROOT);
        }
        var name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    }

    boolean isAddress() {
        return host.indexOf(':') >= 0 || host.matches("\\d{1,3}(?:\\.\\d{1,3}){3}");
    }

    String place() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }

    String subject() {
        return "server " + place();
    }
}
