package io.jenkins.plugins.upkeep.library;

import com.lesfurets.jenkins.unit.PipelineTestHelper;
import groovy.util.GroovyScriptEngine;
import java.util.Map;

/** Compiles each script once for all tests. */
final class CachingHelper extends PipelineTestHelper {
    private static GroovyScriptEngine compiled;

    CachingHelper() {
        setScriptRoots(".");
        setBaseScriptRoot(".");
        setBaseClassloader(CachingHelper.class.getClassLoader());
        setImports(Map.of("NonCPS", "com.cloudbees.groovy.cps.NonCPS"));
        init();
        gse = engine(gse);
    }

    private static synchronized GroovyScriptEngine engine(GroovyScriptEngine fresh) {
        if (compiled == null) {
            compiled = fresh;
        }
        return compiled;
    }
}
