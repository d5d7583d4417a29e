package io.jenkins.plugins.upkeep.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each rule of the house finds what breaks it, and lets pass what does not. */
class RulesTest {
    @TempDir
    private Path folder;

    @Test
    void shouldFindALowerFloorThatUsesAnUpperOne() {
        // Given
        var sample = Sample.of("report.Page", "public class Page {}")
                .and("system.Climber", "class Climber { io.jenkins.plugins.upkeep.report.Page page; }")
                .and("report.Walker", "class Walker { Page page; }");

        // When, Then
        assertThat(violations(Floors.rule(), sample)).isNotEmpty().allMatch(line -> line.contains("system.Climber"));
    }

    @Test
    void shouldFindFamiliesThatKnowEachOther() {
        // Given
        var sample = Sample.of("backup.Sets", "public class Sets {}")
                .and("health.Nosy", "class Nosy { io.jenkins.plugins.upkeep.backup.Sets sets; }")
                .and("drill.Drill", "class Drill { io.jenkins.plugins.upkeep.backup.Sets sets; }")
                .and("rollback.Way", "class Way { io.jenkins.plugins.upkeep.backup.Sets sets; }");

        // When, Then
        assertThat(violations(Floors.rule(), sample)).isNotEmpty().allMatch(line -> line.contains("health.Nosy"));
    }

    @Test
    void shouldFindBackupThatUsesTheDrill() {
        // Given
        var sample = Sample.of("drill.Drill", "public class Drill {}")
                .and("backup.Sets", "class Sets { io.jenkins.plugins.upkeep.drill.Drill drill; }");

        // When, Then
        assertThat(violations(Floors.rule(), sample)).isNotEmpty().allMatch(line -> line.contains("backup.Sets"));
    }

    @Test
    void shouldFindAPackageWithoutAFloor() {
        // Given
        var sample = Sample.of("attic.Box", "class Box {}");

        // When, Then
        assertThat(violations(Floors.rule(), sample))
                .singleElement()
                .asString()
                .contains("attic.Box stands on no floor");
    }

    @Test
    void shouldFindAProcessThatIsStartedOutsideOfSystem() {
        // Given
        var starting =
                "{ void go() throws Exception { new ProcessBuilder(\"ls\").start(); Runtime.getRuntime().exec(\"ls\"); } }";
        var sample =
                Sample.of("health.Starter", "class Starter " + starting).and("system.Right", "class Right " + starting);

        // When, Then
        assertThat(violations(Rules.processesStartInSystemOnly(), sample))
                .hasSize(3)
                .allMatch(line -> line.contains("health.Starter"));
    }

    @Test
    void shouldFindJenkinsOutsideOfItsFloor() {
        // Given
        var uses = " { hudson.Model model; org.kohsuke.stapler.Web web; }";
        var sample = Sample.elsewhere("hudson", "Model", "public class Model {}")
                .andElsewhere("org.kohsuke.stapler", "Web", "public class Web {}")
                .and("cli.Guest", "class Guest" + uses)
                .and("jenkins.Host", "class Host" + uses);

        // When, Then
        assertThat(violations(Rules.jenkinsIsNamedInJenkinsOnly(), sample))
                .hasSize(2)
                .allMatch(line -> line.contains("cli.Guest"));
    }

    @Test
    void shouldFindAnExceptionWithoutAMessage() {
        // Given
        var sample = Sample.of("task.Silent", "class Silent { void a() { throw new IllegalStateException(); } }")
                .and(
                        "task.Later",
                        "class Later { Object a() { java.util.function.Supplier<Exception> s = Exception::new; return s; } }")
                .and("task.Told", "class Told { void a() { throw new IllegalStateException(\"told\"); } }");

        // When, Then
        assertThat(violations(Rules.exceptionsHaveAMessage(), sample))
                .hasSize(2)
                .noneMatch(line -> line.contains("task.Told"));
    }

    @Test
    void shouldFindWhatPrintsOrLogsByItself() {
        // Given
        var speaks = " { void go(Exception e) { System.out.println(1); System.err.println(2); e.printStackTrace();"
                + " java.util.logging.Logger.getLogger(\"x\"); } }";
        var sample = Sample.of("health.Loud", "class Loud" + speaks)
                .and("cli.Right", "class Right" + speaks)
                .and("jenkins.Logs", "class Logs" + speaks);

        // When, Then
        assertThat(violations(Rules.onlyTheCommandLinePrints(), sample))
                .hasSize(7)
                .allMatch(line -> line.contains("health.Loud") || line.contains("jenkins.Logs"))
                .noneMatch(line -> line.contains("jenkins.Logs") && line.contains("logging"));
    }

    @Test
    void shouldFindWhatEndsTheProcess() {
        // Given
        var ends = " { void go() { System.exit(1); Runtime.getRuntime().exit(1); Runtime.getRuntime().halt(1); } }";
        var sample = Sample.of("task.Last", "class Last" + ends).and("cli.Right", "class Right" + ends);

        // When, Then
        assertThat(violations(Rules.onlyTheCommandLineEndsTheProcess(), sample))
                .hasSize(3)
                .allMatch(line -> line.contains("task.Last"));
    }

    @Test
    void shouldFindAFieldThatIsOpen() {
        // Given
        var sample = Sample.of(
                "task.Open",
                "class Open { int open; static int also; private int closed; static final int CONSTANT = 1; }");

        // When, Then
        assertThat(violations(Rules.fieldsArePrivate(), sample))
                .hasSize(2)
                .allMatch(line -> line.contains("Open.open") || line.contains("Open.also"));
    }

    @Test
    void shouldFindAPublicTest() {
        // Given
        var sample = Sample.of(
                "task.OpenTest", "public class OpenTest { @org.junit.jupiter.api.Test public void shouldX() {} }");

        // When, Then
        assertThat(violations(Rules.testsArePackagePrivate(), sample)).hasSize(1);
        assertThat(violations(Rules.testClassesArePackagePrivate(), sample)).hasSize(1);
    }

    private List<String> violations(ArchRule rule, Sample sample) {
        return rule.evaluate(sample.in(folder)).getFailureReport().getDetails();
    }
}
