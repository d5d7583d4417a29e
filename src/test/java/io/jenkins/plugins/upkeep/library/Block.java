package io.jenkins.plugins.upkeep.library;

import groovy.lang.Closure;
import java.util.function.Function;

/** A step or a block of a pipeline, written in Java. */
final class Block extends Closure<Object> {
    private static final long serialVersionUID = 1L;

    private final transient Function<Object[], Object> work;

    Block(Function<Object[], Object> work) {
        super(null);
        this.work = work;
    }

    /** What Groovy calls. */
    public Object doCall(Object... arguments) {
        return work.apply(arguments);
    }
}
