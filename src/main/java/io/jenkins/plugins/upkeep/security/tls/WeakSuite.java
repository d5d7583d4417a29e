package io.jenkins.plugins.upkeep.security.tls;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * A cipher suite that nobody should offer any more. Numbers and names are those of IANA's registry of TLS parameters.
 */
enum WeakSuite {
    TLS_RSA_WITH_NULL_MD5(0x0001, true),
    TLS_RSA_WITH_NULL_SHA(0x0002, true),
    TLS_RSA_EXPORT_WITH_RC4_40_MD5(0x0003, true),
    TLS_RSA_WITH_RC4_128_MD5(0x0004, false),
    TLS_RSA_WITH_RC4_128_SHA(0x0005, false),
    TLS_RSA_EXPORT_WITH_RC2_CBC_40_MD5(0x0006, true),
    TLS_RSA_EXPORT_WITH_DES40_CBC_SHA(0x0008, true),
    TLS_RSA_WITH_DES_CBC_SHA(0x0009, true),
    TLS_RSA_WITH_3DES_EDE_CBC_SHA(0x000A, false),
    TLS_DHE_RSA_EXPORT_WITH_DES40_CBC_SHA(0x0014, true),
    TLS_DHE_RSA_WITH_DES_CBC_SHA(0x0015, true),
    TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA(0x0016, false),
    TLS_DH_ANON_EXPORT_WITH_RC4_40_MD5(0x0017, true),
    TLS_DH_ANON_WITH_RC4_128_MD5(0x0018, true),
    TLS_DH_ANON_WITH_3DES_EDE_CBC_SHA(0x001B, true),
    TLS_DH_ANON_WITH_AES_128_CBC_SHA(0x0034, true),
    TLS_DH_ANON_WITH_AES_256_CBC_SHA(0x003A, true),
    TLS_RSA_WITH_NULL_SHA256(0x003B, true),
    TLS_DH_ANON_WITH_AES_128_CBC_SHA256(0x006C, true),
    TLS_DH_ANON_WITH_AES_256_CBC_SHA256(0x006D, true),
    TLS_DH_ANON_WITH_AES_128_GCM_SHA256(0x00A6, true),
    TLS_DH_ANON_WITH_AES_256_GCM_SHA384(0x00A7, true),
    TLS_ECDHE_ECDSA_WITH_NULL_SHA(0xC006, true),
    TLS_ECDHE_ECDSA_WITH_RC4_128_SHA(0xC007, false),
    TLS_ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA(0xC008, false),
    TLS_ECDHE_RSA_WITH_NULL_SHA(0xC010, true),
    TLS_ECDHE_RSA_WITH_RC4_128_SHA(0xC011, false),
    TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA(0xC012, false),
    TLS_ECDH_ANON_WITH_NULL_SHA(0xC015, true),
    TLS_ECDH_ANON_WITH_RC4_128_SHA(0xC016, true),
    TLS_ECDH_ANON_WITH_3DES_EDE_CBC_SHA(0xC017, true),
    TLS_ECDH_ANON_WITH_AES_128_CBC_SHA(0xC018, true),
    TLS_ECDH_ANON_WITH_AES_256_CBC_SHA(0xC019, true);

    private final int code;
    private final boolean broken;

    WeakSuite(int code, boolean broken) {
        this.code = code;
        this.broken = broken;
    }

    int code() {
        return code;
    }

    /** Whether anybody on the way reads along, without a large computer or patience. */
    boolean isBroken() {
        return broken;
    }

    static Optional<WeakSuite> of(int code) {
        return Stream.of(values()).filter(suite -> suite.code == code).findFirst();
    }
}
