package io.jenkins.plugins.upkeep.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.Serializable;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules for what Jenkins calls by the network and for what it stores. */
final class JenkinsRules {
    private static final String OURS = "io.jenkins.plugins.upkeep.";
    private static final String FLOOR = OURS + "jenkins..";
    private static final Set<String> CHECKS = Set.of("checkPermission", "hasPermission");
    private static final int DEEP = 4;

    private JenkinsRules() {}

    /** Whoever can reach the controller can call them: without a check they tell what only some may know. */
    static ArchRule formMethodsAskForPermission() {
        return methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(FLOOR)
                .and()
                .haveNameMatching("do(Check|Fill)[A-Z].*")
                .should()
                .bePublic()
                .andShould()
                .beAnnotatedWith("org.kohsuke.stapler.verb.POST")
                .andShould(be("ask for a permission", method -> asksForPermission(method, DEEP)));
    }

    private static boolean asksForPermission(JavaCodeUnit code, int deep) {
        return code.getCallsFromSelf().stream()
                .anyMatch(call -> CHECKS.contains(call.getName()) || (deep > 0 && leadsToACheck(call, deep - 1)));
    }

    private static boolean leadsToACheck(JavaCall<?> call, int deep) {
        return isOurs(call.getTargetOwner())
                && call.getTarget()
                        .resolveMember()
                        .filter(member -> asksForPermission(member, deep))
                        .isPresent();
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith(OURS.substring(0, OURS.length() - 1));
    }

    /** Jenkins reads back what it stored by setting fields, which a record does not allow. */
    static ArchRule storedTypesAreNoRecords() {
        return classes()
                .that()
                .resideInAnyPackage(OURS + "jenkins.page..", OURS + "jenkins.run..")
                .and(DescribedPredicate.describe("are stored", JenkinsRules::isStored))
                .should(holdNoRecord());
    }

    private static boolean isStored(JavaClass type) {
        return !type.isEnum()
                && !type.isAssignableTo(Throwable.class)
                && (type.isAssignableTo(Serializable.class)
                        || Stream.of("hudson.model.Action", "org.jenkinsci.plugins.workflow.steps.StepExecution")
                                .anyMatch(type::isAssignableTo));
    }

    private static ArchCondition<JavaClass> holdNoRecord() {
        return condition(
                "be no record and hold none",
                type -> Stream.concat(
                                Stream.of(type).filter(JavaClass::isRecord).map(JavaClass::getName),
                                type.getFields().stream()
                                        .filter(JenkinsRules::isStoredRecord)
                                        .map(JavaField::getFullName))
                        .collect(Collectors.toSet()));
    }

    private static boolean isStoredRecord(JavaField field) {
        var modifiers = field.getModifiers();
        return !modifiers.contains(JavaModifier.STATIC)
                && !modifiers.contains(JavaModifier.TRANSIENT)
                && field.getRawType().isRecord();
    }

    private static ArchCondition<JavaMethod> be(String what, Predicate<JavaMethod> test) {
        return condition(what, method -> test.test(method) ? Set.of() : Set.of(method.getFullName()));
    }

    private static <T> ArchCondition<T> condition(String what, Function<T, Set<String>> offenders) {
        return new ArchCondition<>(what) {
            @Override
            public void check(T item, ConditionEvents events) {
                offenders
                        .apply(item)
                        .forEach(text -> events.add(SimpleConditionEvent.violated(item, text + ": does not " + what)));
            }
        };
    }

    /** Within the plugin too, an arrow goes one way: steps use runs, runs use pages, all use settings. */
    static ArchRule partsGoOneWay() {
        return SlicesRuleDefinition.slices()
                .matching("io.jenkins.plugins.upkeep.jenkins.(*)..")
                .should()
                .beFreeOfCycles();
    }
}
