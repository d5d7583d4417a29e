package io.jenkins.plugins.upkeep.system.age;

import java.io.IOException;

/** None of the keys at hand reads what is encrypted, or its header was changed: the two look alike. */
public final class NoKeyFitsException extends IOException {
    private static final long serialVersionUID = 1L;

    NoKeyFitsException(Throwable reason) {
        super("none of the keys fits", reason);
    }
}
