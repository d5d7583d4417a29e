package io.jenkins.plugins.upkeep.system.codec;

import java.io.IOException;

/** Bytes could be read and are not what a compressor wrote, or what was encrypted of it. */
public final class UndecodableException extends IOException {
    private static final long serialVersionUID = 1L;

    UndecodableException(IOException reason) {
        super(reason.getMessage(), reason);
    }
}
