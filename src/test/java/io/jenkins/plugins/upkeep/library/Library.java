package io.jenkins.plugins.upkeep.library;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** A controller with the shared library and every step that its pipelines know, all of it without Jenkins. */
final class Library {
    private static final int MOST_ARGUMENTS = 4;
    private static final List<String> TRANSPARENT =
            List.of("options", "triggers", "parameters", "post", "always", "script");
    private static final List<String> WITHOUT_EFFECT = List.of(
            "disableConcurrentBuilds",
            "buildDiscarder",
            "logRotator",
            "beforeAgent",
            "beforeOptions",
            "skipDefaultCheckout");

    private final CachingHelper helper = new CachingHelper();
    private final Binding binding = new Binding();
    private final Map<String, Script> scripts = new TreeMap<>();
    private final Map<String, Object> parameters = new TreeMap<>();
    private final Declarations declarations = new Declarations();
    private final Steps steps = new Steps();
    private final BuildStub build;
    private final Stages stages;
    private final OwnSteps own;

    Library(BuildStub build) {
        this.build = build;
        this.stages = new Stages(build);
        this.own = new OwnSteps(build, stages, steps.calls());
        variables();
        stages.blocks().forEach(this::block);
        declarations.all().forEach(this::block);
        own.all().forEach(this::block);
        TRANSPARENT.forEach(name -> block(name, arguments -> ((Closure<?>) arguments[0]).call()));
        WITHOUT_EFFECT.forEach(name -> block(name, arguments -> null));
        helper.registerAllowedMethod(
                "libraryResource", List.of(String.class), new Block(name -> Vars.resource((String) name[0])));
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

    private void block(String name, Function<Object[], Object> work) {
        for (var count = 0; count <= MOST_ARGUMENTS; count++) {
            helper.registerAllowedMethod(name, Collections.nCopies(count, Object.class), new Block(work));
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

    /** Adds a step of a plugin that reports a status. */
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

    /** Adds what is there today: the steps, Slack and mail. */
    Library withToday() {
        return with("healthCheck", "OK")
                .with("dataQuality", "OK")
                .with("emergencyCheck", "OK")
                .with("apiPerformance", "OK")
                .with("accessReview", "OK")
                .with("verifiedBackup", "OK")
                .with("backupCheck", "OK")
                .with("drRestoreTest", "OK")
                .with("pgMaintenance", "OK")
                .with("redisMaintenance", "OK")
                .with("securityAudit", "OK")
                .with("accessAudit", "OK")
                .with("dependencyUpdates", "OK")
                .with("performanceReview", "OK")
                .with("upgradePlan", "OK")
                .with("rollbackTo", "OK")
                .with("rollbackResume", "OK")
                .with("rollbackUndo", "OK")
                .with("rollbackClean", "OK")
                .with("slackSend", arguments -> "sent")
                .with("mail", arguments -> null);
    }

    /** Says what stands in the configuration; otherwise there is none. */
    Library configured(String text) {
        own.config(text);
        return this;
    }

    /** Says who answers an input, or throws what Jenkins would. */
    Library answering(Function<Map<?, ?>, String> answer) {
        own.answering(answer);
        return this;
    }

    Library parameter(String name, Object value) {
        parameters.put(name, value);
        return this;
    }

    /** A variable, for a look at its parts. */
    Script script(String name) {
        return scripts.get(name);
    }

    /** Calls a variable, as a Jenkinsfile does. */
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

    Declarations declarations() {
        return declarations;
    }

    List<String> stages() {
        return stages.run();
    }

    /** All calls of steps of plugins, and the inputs, in order. */
    List<String> calls() {
        return steps.calls();
    }

    /** The calls without messages. */
    List<String> tasks() {
        return calls().stream().filter(call -> !isMessage(call)).toList();
    }

    /** The messages alone. */
    List<String> messages() {
        return calls().stream().filter(Library::isMessage).toList();
    }

    private static boolean isMessage(String call) {
        return call.startsWith("mail") || call.startsWith("slackSend");
    }

    List<String> log() {
        return own.log();
    }

    List<Map<?, ?>> inputs() {
        return own.inputs();
    }
}
