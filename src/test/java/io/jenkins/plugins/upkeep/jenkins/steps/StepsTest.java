package io.jenkins.plugins.upkeep.jenkins.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import io.jenkins.plugins.upkeep.task.TaskFamilies;
import io.jenkins.plugins.upkeep.task.TaskOption;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kohsuke.stapler.DataBoundSetter;

/** The steps are a face of the tasks' declarations: neither has what the other lacks. */
class StepsTest {
    /** What the steps themselves do, and no task. */
    private static final Set<String> OF_STEPS = Set.of("backupsOf", "reportsOf");

    /** What a step gives a task by itself: a folder that it has laid. */
    private static final Set<String> OF_TASKS = Set.of("reports");

    /** The tasks of the step that is a block, which another test compares. */
    private static final String WINDOWS = "window ";

    @Test
    void shouldGiveEachTaskAStepWithItsOptions() throws Exception {
        assertThat(stepOptions()).isEqualTo(declaredOptions());
    }

    @Test
    void shouldHandEachOptionToTheTask() throws Exception {
        for (var type : steps()) {
            var step = step(type);
            for (var option : setters(type.getDeclaredMethods()).toList()) {
                set(type, step, option);
            }
            assertThat(step.options().keySet()).as(type.getSimpleName()).isEqualTo(optionsOf(step));
        }
    }

    @Test
    void shouldExplainEachParameter() throws Exception {
        for (var type : steps()) {
            var unexplained = setters(type.getMethods())
                    .filter(name -> !isExplained(type, name))
                    .toList();

            assertThat(type.getResource(type.getSimpleName() + "/help.html"))
                    .as(type.getSimpleName())
                    .isNotNull();
            assertThat(unexplained).as(type.getSimpleName()).isEmpty();
        }
    }

    @Test
    void shouldExplainEachParameterOfAWindow() {
        var parameters = Stream.concat(
                Stream.of("duration", "description"), setters(MaintenanceWindowStep.class.getDeclaredMethods()));

        assertThat(MaintenanceWindowStep.class.getResource("MaintenanceWindowStep/help.html"))
                .isNotNull();
        assertThat(parameters).allMatch(name -> isExplained(MaintenanceWindowStep.class, name));
    }

    @Test
    void shouldNoticeAParameterWithoutHelp() {
        assertThat(isExplained(VerifiedBackupStep.class, "verify")).isTrue();
        assertThat(isExplained(VerifiedBackupStep.class, "config")).isTrue();
        assertThat(isExplained(VerifiedBackupStep.class, "set")).isFalse();
    }

    private static boolean isExplained(Class<?> step, String parameter) {
        return Stream.<Class<?>>iterate(step, type -> type.getPackage() == step.getPackage(), Class::getSuperclass)
                .anyMatch(type -> type.getResource(type.getSimpleName() + "/help-" + parameter + ".html") != null);
    }

    private static List<Class<? extends MaintenanceStep>> steps() {
        return new ClassFileImporter()
                .importPath(Path.of("target/classes/io/jenkins/plugins/upkeep/jenkins/steps")).stream()
                        .filter(type -> type.isAssignableTo(MaintenanceStep.class))
                        .map(JavaClass::reflect)
                        .<Class<? extends MaintenanceStep>>map(type -> type.asSubclass(MaintenanceStep.class))
                        .filter(type -> type != MaintenanceStep.class)
                        .toList();
    }

    private static Map<String, Set<String>> stepOptions() throws Exception {
        var options = new TreeMap<String, Set<String>>();
        for (var type : steps()) {
            var step = step(type);
            options.put(step.task(), optionsOf(step));
        }
        return options;
    }

    private static Map<String, Set<String>> declaredOptions() {
        return TaskFamilies.all().stream()
                .flatMap(family -> family.tasks().stream())
                .filter(task -> !task.command().startsWith(WINDOWS))
                .collect(Collectors.toMap(
                        TaskDeclaration::name,
                        task -> task.options().stream()
                                .map(TaskOption::name)
                                .filter(name -> !OF_TASKS.contains(name))
                                .collect(Collectors.toSet()),
                        (one, other) -> one,
                        TreeMap::new));
    }

    private static MaintenanceStep step(Class<? extends MaintenanceStep> type) throws Exception {
        var constructor = type.getConstructors()[0];
        var words = Collections.nCopies(constructor.getParameterCount(), "word").toArray();
        return type.cast(constructor.newInstance(words));
    }

    private static Set<String> optionsOf(MaintenanceStep step) {
        var mandatory = Arrays.stream(step.getClass().getConstructors()[0].getParameters())
                .map(Parameter::getName);
        return Stream.concat(mandatory, setters(step.getClass().getDeclaredMethods()))
                .filter(name -> !OF_STEPS.contains(name))
                .collect(Collectors.toSet());
    }

    private static Stream<String> setters(Method[] methods) {
        return Arrays.stream(methods)
                .filter(method -> method.isAnnotationPresent(DataBoundSetter.class))
                .map(method -> method.getName().substring(3))
                .map(name -> name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1));
    }

    /** By the field, since the setter calls Jenkins. */
    private static void set(Class<?> type, MaintenanceStep step, String option) throws ReflectiveOperationException {
        var field = type.getDeclaredField(option);
        field.setAccessible(true);
        field.set(step, field.getType() == boolean.class ? (Object) true : "word");
    }
}
