package io.jenkins.plugins.upkeep.reference;

import io.jenkins.plugins.upkeep.jenkins.steps.HealthCheckStep;
import io.jenkins.plugins.upkeep.jenkins.steps.MaintenanceStep;
import java.io.IOException;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.kohsuke.stapler.DataBoundSetter;

/** The parameters of a step of Jenkins with their help, by reflection. */
final class StepParameters {
    private static final String PACKAGE = HealthCheckStep.class.getPackageName() + ".";

    private StepParameters() {}

    /**
     * @param step a step's name in a pipeline
     * @return its class; empty where there is none
     */
    static Optional<Class<?>> type(String step) {
        try {
            var name = step.substring(0, 1).toUpperCase(Locale.ROOT) + step.substring(1) + "Step";
            return Optional.of(Class.forName(PACKAGE + name, false, StepParameters.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    /** Those of one step alone. */
    static Map<String, String> own(Class<?> type) throws IOException {
        var mandatory = Arrays.stream(type.getConstructors()[0].getParameters()).map(Parameter::getName);
        return explained(type, Stream.concat(mandatory, setters(type)));
    }

    /** Those that all steps have. */
    static Map<String, String> shared() throws IOException {
        return explained(MaintenanceStep.class, setters(MaintenanceStep.class));
    }

    private static Map<String, String> explained(Class<?> type, Stream<String> names) throws IOException {
        var explained = new TreeMap<String, String>();
        for (var name : names.toList()) {
            explained.put(name, help(type, "help-" + name + ".html"));
        }
        return explained;
    }

    private static Stream<String> setters(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(DataBoundSetter.class))
                .map(method -> method.getName().substring(3))
                .map(name -> name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1));
    }

    /** As Markdown. */
    static String help(Class<?> type, String file) throws IOException {
        try (var stream = type.getResourceAsStream(type.getSimpleName() + "/" + file)) {
            if (stream == null) {
                throw new IOException(type.getSimpleName() + "/" + file + ": is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("</?code>", "`")
                    .replaceAll("<[^>]+>", "")
                    .replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&amp;", "&")
                    .replaceAll("\\s+", " ")
                    .strip();
        }
    }
}
