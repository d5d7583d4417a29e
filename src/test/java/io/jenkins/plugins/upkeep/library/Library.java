package io.jenkins.plugins.upkeep.library;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** A controller with the shared library and every step that its pipelines know, all of it without Jenkins. */
final class Library {
    private static final int MOST_ARGUMENTS = 4;

    private final CachingHelper helper = new CachingHelper();
    private final Binding binding = new Binding();
    private final Map<String, Script> scripts = new TreeMap<>();
    private final List<String> log = new ArrayList<>();
    private final List<Map<?, ?>> inputs = new ArrayList<>();
    private final Map<String, Object> parameters = new TreeMap<>();
    private final List<Map<?, ?>> parameterDefinitions = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();
    private final List<String> schedules = new ArrayList<>();
    private final BuildStub build;
    private final Stages stages;
    private final Steps steps = new Steps();
    private Function<Map<?, ?>, String> approver = input -> "alice";

    Library(BuildStub build) {
        this.build = build;
        this.stages = new Stages(build);
        variables();
        stages.blocks().forEach(this::block);
        for (var name : List.of("options", "triggers", "parameters", "post", "always", "script")) {
            block(name, Library::body);
        }
        for (var name : List.of(
                "disableConcurrentBuilds",
                "buildDiscarder",
                "logRotator",
                "beforeAgent",
                "beforeOptions",
                "skipDefaultCheckout")) {
            block(name, arguments -> null);
        }
        declarations();
        own();
        Vars.names().forEach(this::load);
    }

    /** A controller on which nothing was built before. */
    static Library fresh() {
        return new Library(new BuildStub(null));
    }

    private void variables() {
        binding.setVariable("steps", steps);
        binding.setVariable("currentBuild", build);
        binding.setVariable("params", parameters);
        binding.setVariable("none", "none");
        binding.setVariable(
                "env", Map.of("JOB_NAME", "shop", "BUILD_NUMBER", "7", "BUILD_URL", "https://jenkins.example.org/7/"));
    }

    private void declarations() {
        block("label", arguments -> labels.add((String) arguments[0]));
        block("cron", arguments -> schedules.add((String) arguments[0]));
        for (var kind : List.of("choice", "booleanParam", "string")) {
            block(kind, arguments -> parameterDefinitions.add((Map<?, ?>) arguments[0]));
        }
    }

    /** The steps of Jenkins itself. */
    private void own() {
        block("echo", arguments -> log.add(String.valueOf(arguments[0])));
        block("error", arguments -> {
            throw new IllegalStateException(String.valueOf(arguments[0]));
        });
        helper.registerAllowedMethod(
                "libraryResource", List.of(String.class), new Block(name -> Vars.resource((String) name[0])));
        block("unstable", arguments -> {
            build.mark("UNSTABLE");
            return log.add("unstable: " + arguments[0]);
        });
        block("timeout", arguments -> arguments.length > 1 ? ((Closure<?>) arguments[1]).call() : null);
        block("catchError", this::catchError);
        block("input", this::input);
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
        steps.calls().add("input");
        return approver.apply(input);
    }

    private void block(String name, Function<Object[], Object> work) {
        for (var count = 0; count <= MOST_ARGUMENTS; count++) {
            helper.registerAllowedMethod(name, java.util.Collections.nCopies(count, Object.class), new Block(work));
        }
    }

    private void load(String name) {
        var script = helper.loadScript("vars/" + name + ".groovy", binding);
        scripts.put(name, script);
        binding.setVariable(name, script);
        script.getMetaClass().respondsTo(script, "call").forEach(method -> {
            var types = List.<Class<?>>of(method.getNativeParameterTypes());
            helper.registerAllowedMethod(
                    name, new ArrayList<>(types), new Block(given -> method.doMethodInvoke(script, given)));
        });
    }

    private static Object body(Object... arguments) {
        return ((Closure<?>) arguments[0]).call();
    }

    /** Adds a step of a plugin that reports what it is told to. */
    Library with(String step, String status) {
        return with(
                step, arguments -> Map.of("status", status, "verdict", "verdict of " + step, "findings", List.of()));
    }

    Library with(String step, Function<Object[], Object> work) {
        steps.add(step, work);
        return this;
    }

    Library without(String step) {
        steps.remove(step);
        return this;
    }

    /** Adds a step that fails. */
    Library withFailing(String step) {
        return with(step, arguments -> {
            throw new IllegalStateException(step + " is broken");
        });
    }

    /** What is there today: the three steps, Slack and mail. */
    Library withToday() {
        return with("healthCheck", "OK")
                .with("verifiedBackup", "OK")
                .with("drRestoreTest", "OK")
                .with("slackSend", arguments -> "sent")
                .with("mail", arguments -> null);
    }

    Library answering(Function<Map<?, ?>, String> answer) {
        approver = answer;
        return this;
    }

    Library parameter(String name, Object value) {
        parameters.put(name, value);
        return this;
    }

    Object call(String name, Map<String, Object> arguments) {
        return scripts.get(name).invokeMethod("call", new Object[] {arguments});
    }

    /** Runs a Jenkinsfile of a job; the library is there already. */
    void run(String file, String job) throws IOException {
        binding.setVariable("env", Map.of("JOB_NAME", job, "JOB_BASE_NAME", job, "BUILD_NUMBER", "7"));
        var text = Files.readString(Path.of(file)).replace("@Library('upkeep') _", "");
        var script = Files.writeString(Path.of("target", file + ".groovy"), text);
        helper.runScript(script.toString(), binding);
    }

    BuildStub build() {
        return build;
    }

    List<String> stages() {
        return stages.run();
    }

    List<String> calls() {
        return steps.calls();
    }

    /** The calls of tasks alone, without messages. */
    List<String> tasks() {
        return steps.calls().stream()
                .filter(call -> !call.startsWith("mail") && !call.startsWith("slackSend"))
                .toList();
    }

    List<String> messages() {
        return steps.calls().stream()
                .filter(call -> call.startsWith("mail") || call.startsWith("slackSend"))
                .toList();
    }

    List<String> log() {
        return log;
    }

    List<Map<?, ?>> inputs() {
        return inputs;
    }

    List<Map<?, ?>> parameterDefinitions() {
        return parameterDefinitions;
    }

    List<String> labels() {
        return labels;
    }

    List<String> schedules() {
        return schedules;
    }
}
