package io.jenkins.plugins.upkeep.library;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.GroovyShell;
import groovy.lang.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.control.CompilerConfiguration;

/** A script of Job DSL without Job DSL: takes every call and runs what is in its braces. Public, as Groovy needs it. */
public abstract class SeedScript extends Script {
    private final List<List<Object>> calls = new ArrayList<>();

    static SeedScript run(String text, Map<String, String> given) {
        var configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(SeedScript.class.getName());
        var shell = new GroovyShell(SeedScript.class.getClassLoader(), new Binding(given), configuration);
        var script = (SeedScript) shell.parse(text);
        script.run();
        return script;
    }

    @Override
    public Object invokeMethod(String name, Object arguments) {
        var given = (Object[]) arguments;
        calls.add(List.of(name, given.length == 0 ? "" : String.valueOf(given[0])));
        return given.length > 0 && given[given.length - 1] instanceof Closure<?> body ? body.call() : null;
    }

    /** What was given first to each call of a method. */
    List<Object> called(String name) {
        return calls.stream()
                .filter(call -> call.get(0).equals(name))
                .map(call -> call.get(1))
                .toList();
    }
}
