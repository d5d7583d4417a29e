package io.jenkins.plugins.upkeep.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** Small sources, compiled into a folder and read as ArchUnit reads ours: to show that a rule can fail. */
final class Sample {
    private final List<JavaFileObject> sources = new ArrayList<>();

    private Sample() {}

    /**
     * @param name the name of a type within our packages: {@code system.Sample}
     * @param body what its source says after the package
     */
    static Sample of(String name, String body) {
        return new Sample().and(name, body);
    }

    /** A type of others, such as one of Jenkins. */
    static Sample elsewhere(String place, String name, String body) {
        return new Sample().andElsewhere(place, name, body);
    }

    Sample and(String name, String body) {
        var dot = name.lastIndexOf('.');
        return andElsewhere("io.jenkins.plugins.upkeep." + name.substring(0, dot), name.substring(dot + 1), body);
    }

    Sample andElsewhere(String place, String name, String body) {
        sources.add(Source.file(name, "package " + place + ";\n" + body));
        return this;
    }

    JavaClasses in(Path folder) {
        var errors = new StringWriter();
        var compiler = ToolProvider.getSystemJavaCompiler();
        var options = List.of("-d", folder.toString(), "-proc:none");
        if (!compiler.getTask(errors, null, null, options, null, sources).call()) {
            throw new IllegalStateException("the sample cannot be compiled: " + errors);
        }
        return new ClassFileImporter().importPath(folder);
    }
}
