package io.jenkins.plugins.upkeep.library;

import groovy.lang.Closure;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The blocks of a declarative pipeline, run as Jenkins runs them: conditions first, {@code post} whatever happens. */
final class Stages {
    private final Deque<Frame> open = new ArrayDeque<>();
    private final List<String> run = new ArrayList<>();
    private final BuildStub build;
    private RuntimeException failure;

    Stages(BuildStub build) {
        this.build = build;
    }

    /** The names of the stages that were run, in order. */
    List<String> run() {
        return run;
    }

    boolean onAgent() {
        return open.stream().anyMatch(frame -> frame.agent);
    }

    Map<String, Function<Object[], Object>> blocks() {
        return Map.ofEntries(
                Map.entry("pipeline", this::pipeline),
                Map.entry("stage", this::stage),
                Map.entry("stages", this::stages),
                Map.entry("agent", this::agent),
                Map.entry("when", Stages::body),
                Map.entry("expression", this::expression),
                Map.entry("steps", arguments -> skipped() ? null : body(arguments)));
    }

    private Object pipeline(Object... arguments) {
        body(arguments);
        if (failure != null) {
            throw failure;
        }
        return null;
    }

    private Object stage(Object... arguments) {
        open.push(new Frame());
        try {
            run.add((String) arguments[0]);
            return ((Closure<?>) arguments[1]).call();
        } finally {
            open.pop();
        }
    }

    /** The outermost stages keep their failure until {@code post} has been run. */
    private Object stages(Object... arguments) {
        if (skipped()) {
            return null;
        }
        try {
            return body(arguments);
        } catch (RuntimeException e) {
            if (!open.isEmpty()) {
                throw e;
            }
            build.mark(e instanceof Interruption ? "ABORTED" : "FAILURE");
            failure = e;
            return null;
        }
    }

    private Object agent(Object... arguments) {
        if (!open.isEmpty()) {
            open.peek().agent = true;
        }
        return arguments.length > 0 && arguments[0] instanceof Closure<?> body ? body.call() : null;
    }

    private Object expression(Object... arguments) {
        var holds = org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation.castToBoolean(body(arguments));
        if (!holds) {
            open.peek().skipped = true;
            run.remove(run.size() - 1);
        }
        return holds;
    }

    private boolean skipped() {
        return open.stream().anyMatch(frame -> frame.skipped);
    }

    private static Object body(Object... arguments) {
        return ((Closure<?>) arguments[0]).call();
    }

    private static final class Frame {
        private boolean agent;
        private boolean skipped;
    }
}
