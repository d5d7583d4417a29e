package io.jenkins.plugins.upkeep.security.tls;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;

/**
 * The first message of a handshake that offers exactly one version of the protocol and a list of cipher suites. It is
 * made by hand (RFC 8446, RFC 5246, RFC 6101) since Java's own TLS refuses to offer what is old or weak.
 *
 * @param version the only version that is offered
 * @param suites the numbers of the suites, the preferred one first
 */
record ClientHello(Protocol version, List<Integer> suites) {
    private static final int RANDOM = 32;
    private static final List<Integer> MODERN = List.of(0x1301, 0x1302, 0x1303, 0x1304, 0x1305);
    private static final List<Integer> COMMON = List.of(
            0xC02B, 0xC02C, 0xC02F, 0xC030, 0xCCA8, 0xCCA9, 0xCCAA, 0x009E, 0x009F, 0xC023, 0xC024, 0xC027, 0xC028,
            0xC009, 0xC00A, 0xC013, 0xC014, 0x0067, 0x006B, 0x0033, 0x0039, 0x0032, 0x0038, 0x009C, 0x009D, 0x003C,
            0x003D, 0x002F, 0x0035, 0x0041, 0x0084, 0xC008, 0xC012, 0x0016, 0x000A, 0xC007, 0xC011, 0x0005, 0x0004);
    private static final List<Integer> GROUPS =
            List.of(0x001D, 0x0017, 0x0018, 0x0019, 0x001E, 0x0015, 0x0013, 0x0016, 0x0100, 0x0101);
    private static final List<Integer> SIGNATURES = List.of(
            0x0403, 0x0503, 0x0603, 0x0807, 0x0808, 0x0804, 0x0805, 0x0806, 0x0809, 0x080A, 0x080B, 0x0401, 0x0501,
            0x0601, 0x0301, 0x0303, 0x0203, 0x0201, 0x0202, 0x0402, 0x0101);

    /** Offers all suites that are usual in a version. */
    static ClientHello common(Protocol version) {
        return new ClientHello(version, version == Protocol.TLS_1_3 ? MODERN : COMMON);
    }

    /** Offers nothing but weak suites. */
    static ClientHello weak(Protocol version, List<WeakSuite> suites) {
        return new ClientHello(version, suites.stream().map(WeakSuite::code).toList());
    }

    /** As it goes over the wire, in one record. */
    byte[] bytes(TlsServer server) {
        var random = random();
        var body = new Bits()
                .number(spoken(), 2)
                .raw(random)
                .vector(1, new Bits().raw(version == Protocol.TLS_1_3 ? random() : new byte[0]))
                .vector(2, Bits.shorts(suites))
                .vector(1, new Bits().number(0, 1));
        if (version != Protocol.SSL_3) {
            body.vector(2, extensions(server));
        }
        var message = new Bits().number(1, 1).vector(3, body);
        var record = Math.min(version.code(), Protocol.TLS_1_0.code());
        return new Bits().number(22, 1).number(record, 2).vector(2, message).toBytes();
    }

    private int spoken() {
        return Math.min(version.code(), Protocol.TLS_1_2.code());
    }

    private static byte[] random() {
        var bytes = new byte[RANDOM];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private Bits extensions(TlsServer server) {
        var all = new Bits();
        if (!server.isAddress()) {
            add(all, 0x0000, new Bits().vector(2, name(server)));
        }
        add(all, 0x000A, new Bits().vector(2, Bits.shorts(GROUPS)));
        add(all, 0x000B, new Bits().vector(1, new Bits().number(0, 1)));
        if (version.compareTo(Protocol.TLS_1_2) >= 0) {
            add(all, 0x000D, new Bits().vector(2, Bits.shorts(SIGNATURES)));
        }
        if (version == Protocol.TLS_1_3) {
            add(all, 0x002B, new Bits().vector(1, new Bits().number(version.code(), 2)));
            add(all, 0x0033, new Bits().vector(2, keyShare()));
        } else {
            add(all, 0xFF01, new Bits().number(0, 1));
        }
        return all;
    }

    private static void add(Bits extensions, int type, Bits content) {
        extensions.number(type, 2).vector(2, content);
    }

    private static Bits name(TlsServer server) {
        return new Bits().number(0, 1).vector(2, new Bits().raw(server.host().getBytes(StandardCharsets.US_ASCII)));
    }

    /** Any 32 bytes are a public key of X25519; the handshake is never finished. */
    private static Bits keyShare() {
        return new Bits().number(0x001D, 2).vector(2, new Bits().raw(random()));
    }
}
