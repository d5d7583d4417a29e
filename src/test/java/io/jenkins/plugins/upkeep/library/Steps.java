package io.jenkins.plugins.upkeep.library;

import groovy.lang.GroovyObjectSupport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The steps of a controller: what {@code steps} is in a pipeline. It notes what is called, and refuses as Jenkins does. */
public final class Steps extends GroovyObjectSupport {
    private final Map<String, Function<Object[], Object>> known = new TreeMap<>();
    private final List<String> calls = new ArrayList<>();

    void add(String name, Function<Object[], Object> work) {
        known.put(name, work);
    }

    void remove(String name) {
        known.remove(name);
    }

    List<String> calls() {
        return calls;
    }

    @Override
    public Object invokeMethod(String name, Object arguments) {
        var work = known.get(name);
        if (work == null) {
            throw new NoSuchMethodError("No such DSL method '" + name + "' found among steps " + known.keySet()
                    + " or symbols [always, cron] or globals [currentBuild, env]");
        }
        var given = (Object[]) arguments;
        calls.add(name + (given.length > 0 && given[0] instanceof Map<?, ?> map ? new TreeMap<>(map) : ""));
        return work.apply(given);
    }
}
