package io.jenkins.plugins.upkeep.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our own classes keep the rules of the house. */
class HouseTest {
    private static final JavaClasses MAIN = new ClassFileImporter().importPath(Path.of("target/classes"));
    private static final JavaClasses TESTS = new ClassFileImporter().importPath(Path.of("target/test-classes"));

    @ParameterizedTest
    @MethodSource
    void shouldKeepTheRule(ArchRule rule) {
        rule.check(MAIN);
    }

    static Stream<Named<ArchRule>> shouldKeepTheRule() {
        return Stream.of(
                Named.of("floors", Floors.rule()),
                Named.of("processes start in system only", Rules.processesStartInSystemOnly()),
                Named.of("Jenkins is named in jenkins only", Rules.jenkinsIsNamedInJenkinsOnly()),
                Named.of("exceptions have a message", Rules.exceptionsHaveAMessage()),
                Named.of("only the command line prints", Rules.onlyTheCommandLinePrints()),
                Named.of("only the command line ends the process", Rules.onlyTheCommandLineEndsTheProcess()),
                Named.of("fields are private", Rules.fieldsArePrivate()),
                Named.of("forms ask for a permission", JenkinsRules.formMethodsAskForPermission()),
                Named.of("what Jenkins stores is no record", JenkinsRules.storedTypesAreNoRecords()),
                Named.of("parts of the plugin go one way", JenkinsRules.partsGoOneWay()));
    }

    @ParameterizedTest
    @MethodSource
    void shouldKeepTheRuleOfTests(ArchRule rule) {
        rule.check(TESTS);
    }

    static Stream<Named<ArchRule>> shouldKeepTheRuleOfTests() {
        return Stream.of(
                Named.of("tests are package-private", Rules.testsArePackagePrivate()),
                Named.of("test classes are package-private", Rules.testClassesArePackagePrivate()));
    }
}
