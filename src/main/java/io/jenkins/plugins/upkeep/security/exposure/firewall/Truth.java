package io.jenkins.plugins.upkeep.security.exposure.firewall;

import java.util.List;
import java.util.stream.Stream;

/** Whether a condition of a rule holds for a packet. */
enum Truth {
    NO,
    /** Nobody can tell, or for some packets only. */
    MAYBE,
    /** The sender decides, by a field of the packet that is free. */
    AT_WILL,
    YES;

    static Truth of(boolean holds) {
        return holds ? YES : NO;
    }

    Truth not() {
        return switch (this) {
            case YES -> NO;
            case NO -> YES;
            default -> this;
        };
    }

    /** Of several that all must hold. */
    static Truth all(Stream<Truth> truths) {
        return truths.min(Enum::compareTo).orElse(YES);
    }

    /** Of several of which one is enough. */
    static Truth any(List<Truth> truths) {
        if (truths.contains(YES)) {
            return YES;
        }
        return Stream.of(AT_WILL, MAYBE).filter(truths::contains).findFirst().orElse(NO);
    }
}
