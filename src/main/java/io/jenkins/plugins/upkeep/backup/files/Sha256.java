package io.jenkins.plugins.upkeep.backup.files;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Makes digests of the one kind that each Java has to know. */
final class Sha256 {
    private Sha256() {}

    static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Java: SHA-256 is missing, which each Java must have; reinstall it", e);
        }
    }
}
