package io.jenkins.plugins.upkeep.jenkins.run;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Pipelines in the sandbox, which need no approval for what a step returns. */
@WithJenkins
class PipelineIT {
    @BeforeEach
    void given() {
        PackagedTool.require();
    }

    @Test
    void shouldReturnTheReportAsAMap(JenkinsRule jenkins) throws Exception {
        // Given
        var job = FilesBackup.in(jenkins, "backup");

        // When
        var run = jenkins.buildAndAssertSuccess(job);

        // Then
        assertThat(JenkinsRule.getLog(run))
                .containsPattern("status=OK set=\\S+ measured=true")
                .doesNotContain("Scripts not permitted");
    }

    @Test
    void shouldFailWithOneLineWhenTheConfigurationIsMissing(JenkinsRule jenkins) throws Exception {
        // Given
        var job = jenkins.createProject(WorkflowJob.class, "unconfigured");
        job.setDefinition(new CpsFlowDefinition("node { verifiedBackup(config: 'none.yaml') }", true));

        // When
        var run = jenkins.buildAndAssertStatus(Result.FAILURE, job);

        // Then
        assertThat(JenkinsRule.getLog(run)).contains("none.yaml").doesNotContain("\tat ");
    }
}
