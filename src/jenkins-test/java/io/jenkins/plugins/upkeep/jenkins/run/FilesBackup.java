package io.jenkins.plugins.upkeep.jenkins.run;

import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jvnet.hudson.test.JenkinsRule;

/** A pipeline, in the sandbox, that backs one file up into a store in its workspace. */
final class FilesBackup {
    private static final String SCRIPT = """
            node {
              writeFile file: 'upkeep.yaml', text: '''service: shop
            backup:
              store: "file:store"
              parts: {files: [{name: settings, paths: [upkeep.yaml]}]}
            '''
              def report = verifiedBackup()
              echo "status=${report.status} set=${report.backup.set} measured=${report.measurements.size() > 0}"
            }
            """;

    private FilesBackup() {}

    static WorkflowJob in(JenkinsRule jenkins, String name) throws Exception {
        var job = jenkins.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(SCRIPT, true));
        return job;
    }
}
