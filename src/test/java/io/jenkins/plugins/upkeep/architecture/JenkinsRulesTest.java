package io.jenkins.plugins.upkeep.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each rule for Jenkins finds what breaks it, and lets pass what does not. */
class JenkinsRulesTest {
    @TempDir
    private Path folder;

    @Test
    void shouldFindAFormMethodThatAsksForNothing() {
        // Given
        var sample = post().and("jenkins.Open", form("Open", "@POST public void doCheckOne(Thing t) { t.getName(); }"))
                .and("jenkins.Loud", form("Loud", "public void doCheckTwo(Thing t) { t.checkPermission(); }"))
                .and("jenkins.Shy", form("Shy", "@POST void doFillThreeItems(Thing t) { t.checkPermission(); }"))
                .and("jenkins.Good", form("Good", "@POST public void doFillFourItems(Thing t) { Helper.require(t); }"))
                .and("jenkins.Other", form("Other", "public void doubtful(Thing t) { t.getName(); }"));

        // When
        var violations = violations(JenkinsRules.formMethodsAskForPermission(), sample);

        // Then
        assertThat(violations)
                .hasSize(3)
                .anyMatch(line -> line.contains("doCheckOne"))
                .anyMatch(line -> line.contains("doCheckTwo"))
                .anyMatch(line -> line.contains("doFillThreeItems"));
    }

    private static Sample post() {
        return Sample.elsewhere(
                        "org.kohsuke.stapler.verb",
                        "POST",
                        "@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)"
                                + " public @interface POST {}")
                .and("jenkins.Thing", "class Thing { void checkPermission() {} void getName() {} }")
                .and("jenkins.Helper", "class Helper { static void require(Thing t) { t.checkPermission(); } }");
    }

    private static String form(String type, String method) {
        return "import org.kohsuke.stapler.verb.POST; class " + type + " { " + method + " }";
    }

    @Test
    void shouldFindARecordThatJenkinsWouldStore() {
        // Given
        var sample = Sample.elsewhere("hudson.model", "Action", "public interface Action {}")
                .and("jenkins.page.Bare", "record Bare(int one) implements hudson.model.Action {}")
                .and("jenkins.page.Part", "record Part(int one) {}")
                .and(
                        "jenkins.run.Held",
                        "class Held implements java.io.Serializable {"
                                + " io.jenkins.plugins.upkeep.jenkins.run.Piece piece; transient Piece live; static Piece all; }")
                .and("jenkins.run.Piece", "record Piece(int one) {}");

        // When
        var violations = violations(JenkinsRules.storedTypesAreNoRecords(), sample);

        // Then
        assertThat(violations)
                .hasSize(2)
                .anyMatch(line -> line.contains("page.Bare"))
                .anyMatch(line -> line.contains("Held.piece"));
    }

    private List<String> violations(ArchRule rule, Sample sample) {
        return rule.evaluate(sample.in(folder)).getFailureReport().getDetails();
    }

    @Test
    void shouldFindPartsThatUseEachOther() {
        // Given
        var sample = Sample.of("jenkins.a.One", "public class One { io.jenkins.plugins.upkeep.jenkins.b.Two two; }")
                .and("jenkins.b.Two", "public class Two { io.jenkins.plugins.upkeep.jenkins.a.One one; }");

        // When, Then
        assertThat(violations(JenkinsRules.partsGoOneWay(), sample))
                .singleElement()
                .asString()
                .contains("Cycle detected");
    }
}
