package io.jenkins.plugins.upkeep.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rules of the house that can be read from class files. */
final class Rules {
    private static final String OURS = "io.jenkins.plugins.upkeep.";

    private Rules() {}

    /** A process that is started elsewhere escapes the care for its output, its end and its secrets. */
    static ArchRule processesStartInSystemOnly() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(OURS + "system..")
                .should()
                .accessTargetWhere(calls(ProcessBuilder.class, Set.of()).or(calls(Runtime.class, Set.of("exec"))));
    }

    /** What Jenkins calls is thin, so that all else runs and is tested without it. */
    static ArchRule jenkinsIsNamedInJenkinsOnly() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(OURS + "jenkins..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("hudson..", "jenkins..", "org.jenkinsci..", "org.kohsuke..");
    }

    static ArchRule exceptionsHaveAMessage() {
        return noClasses()
                .should()
                .accessTargetWhere(DescribedPredicate.describe(
                        "an exception is made without a message", Rules::makesABareException));
    }

    /** The compiler itself makes one error of these, for a switch over an enum that has grown since. */
    private static boolean makesABareException(JavaAccess<?> access) {
        return access.getTargetOwner().isAssignableTo(Throwable.class)
                && !access.getTargetOwner().isEquivalentTo(IncompatibleClassChangeError.class)
                && access.getTarget().getFullName().endsWith(".<init>()");
    }

    /**
     * People read what the command line and Jenkins show them, administrators the log of Jenkins; all else speaks through its
     * TaskLog.
     */
    static ArchRule onlyTheCommandLinePrints() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(OURS + "cli..")
                .should()
                .accessTargetWhere(calls(System.class, Set.of("out", "err"))
                        .or(calls(Throwable.class, Set.of("printStackTrace")))
                        .or(DescribedPredicate.describe("java.util.logging", Rules::logs)));
    }

    private static boolean logs(JavaAccess<?> access) {
        return access.getTargetOwner().getPackageName().startsWith("java.util.logging")
                && !access.getOriginOwner().getPackageName().startsWith(OURS + "jenkins");
    }

    static ArchRule onlyTheCommandLineEndsTheProcess() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(OURS + "cli..")
                .should()
                .accessTargetWhere(
                        calls(System.class, Set.of("exit")).or(calls(Runtime.class, Set.of("exit", "halt"))));
    }

    static ArchRule fieldsArePrivate() {
        return fields().that(DescribedPredicate.describe("are not constants", Rules::isState))
                .should()
                .bePrivate();
    }

    private static boolean isState(JavaField field) {
        return !field.getModifiers().containsAll(Set.of(JavaModifier.STATIC, JavaModifier.FINAL))
                && !field.getModifiers().contains(JavaModifier.SYNTHETIC);
    }

    /** A test is called by its runner alone. */
    static ArchRule testsArePackagePrivate() {
        return methods()
                .that()
                .areMetaAnnotatedWith(Test.class)
                .should()
                .bePackagePrivate()
                .allowEmptyShould(true);
    }

    static ArchRule testClassesArePackagePrivate() {
        return classes()
                .that()
                .haveSimpleNameEndingWith("Test")
                .should()
                .bePackagePrivate()
                .allowEmptyShould(true);
    }

    /** Any access when no names are given. */
    private static DescribedPredicate<JavaAccess<?>> calls(Class<?> owner, Set<String> names) {
        return DescribedPredicate.describe(
                owner.getSimpleName() + " " + names,
                access -> isFrom(access.getTargetOwner(), owner)
                        && (names.isEmpty() || names.contains(access.getTarget().getName())));
    }

    private static boolean isFrom(JavaClass type, Class<?> owner) {
        return owner == Throwable.class ? type.isAssignableTo(owner) : type.isEquivalentTo(owner);
    }
}
