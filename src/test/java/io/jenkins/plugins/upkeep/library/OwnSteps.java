package io.jenkins.plugins.upkeep.library;

import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The steps of Jenkins itself, as far as the library uses them. */
final class OwnSteps {
    private final BuildStub build;
    private final Stages stages;
    private final List<String> calls;
    private final List<String> log = new ArrayList<>();
    private final List<Map<?, ?>> inputs = new ArrayList<>();
    private String config;
    private Function<Map<?, ?>, String> approver = input -> "alice";

    /**
     * @param calls where an input is noted, among the steps
     */
    OwnSteps(BuildStub build, Stages stages, List<String> calls) {
        this.build = build;
        this.stages = stages;
        this.calls = calls;
    }

    Map<String, Function<Object[], Object>> all() {
        return Map.of(
                "echo",
                arguments -> log.add(String.valueOf(arguments[0])),
                "error",
                OwnSteps::error,
                "unstable",
                this::unstable,
                "timeout",
                arguments -> arguments.length > 1 ? ((Closure<?>) arguments[1]).call() : null,
                "catchError",
                this::catchError,
                "fileExists",
                arguments -> config != null,
                "readFile",
                arguments -> config,
                "input",
                this::input);
    }

    /** Says what stands in the configuration. */
    void config(String text) {
        config = text;
    }

    private static Object error(Object... arguments) {
        throw new IllegalStateException(String.valueOf(arguments[0]));
    }

    private Object unstable(Object... arguments) {
        build.mark("UNSTABLE");
        return log.add("unstable: " + arguments[0]);
    }

    private Object catchError(Object... arguments) {
        try {
            return ((Closure<?>) arguments[1]).call();
        } catch (Interruption e) {
            if (Boolean.FALSE.equals(((Map<?, ?>) arguments[0]).get("catchInterruptions"))) {
                throw e;
            }
            build.mark("ABORTED");
        } catch (RuntimeException e) {
            log.add("ERROR: " + e.getMessage());
            build.mark((String) ((Map<?, ?>) arguments[0]).get("buildResult"));
        }
        return null;
    }

    private Object input(Object... arguments) {
        var input = (Map<?, ?>) arguments[0];
        if (stages.onAgent()) {
            throw new AssertionError("waits for a person and holds an agent: " + input);
        }
        inputs.add(input);
        calls.add("input");
        return approver.apply(input);
    }

    void answering(Function<Map<?, ?>, String> answer) {
        approver = answer;
    }

    List<String> log() {
        return log;
    }

    List<Map<?, ?>> inputs() {
        return inputs;
    }
}
