package io.jenkins.plugins.upkeep.backup.files;

import java.io.IOException;

/** The bytes are no archive as tar writes it; the message says where. */
final class DamagedArchiveException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedArchiveException(String message) {
        super(message);
    }
}
