package io.jenkins.plugins.upkeep.jenkins.steps;

import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What a step's form shows and saves is what was there before. */
@WithJenkins
class StepFormIT {
    @Test
    void shouldKeepAllParametersOfABackup(JenkinsRule jenkins) throws Exception {
        shouldKeep(FilledSteps.verifiedBackup(), jenkins);
    }

    @Test
    void shouldKeepAllParametersOfACheckOfBackups(JenkinsRule jenkins) throws Exception {
        shouldKeep(FilledSteps.backupCheck(), jenkins);
    }

    @Test
    void shouldKeepAllParametersOfARestoreTest(JenkinsRule jenkins) throws Exception {
        shouldKeep(FilledSteps.drRestoreTest(), jenkins);
    }

    @Test
    void shouldKeepAllParametersOfTestsOfFailoverAndAlerts(JenkinsRule jenkins) throws Exception {
        shouldKeep(FilledSteps.failoverTest(), jenkins);
        shouldKeep(FilledSteps.alertTest(), jenkins);
    }

    @Test
    void shouldKeepAllParametersOfAHealthCheck(JenkinsRule jenkins) throws Exception {
        shouldKeep(FilledSteps.healthCheck(), jenkins);
    }

    @Test
    void shouldKeepAllParametersOfALookAtDataAndInAnEmergency(JenkinsRule jenkins) throws Exception {
        shouldKeep(FilledSteps.apiPerformance(), jenkins);
        shouldKeep(FilledSteps.accessReview(), jenkins);
        shouldKeep(FilledSteps.dataQuality(), jenkins);
        shouldKeep(FilledSteps.emergencyCheck(), jenkins);
        shouldKeep(FilledSteps.rollbackTo(), jenkins);
        shouldKeep(FilledSteps.rollbackResume(), jenkins);
        shouldKeep(FilledSteps.rollbackUndo(), jenkins);
        shouldKeep(FilledSteps.rollbackClean(), jenkins);
    }

    @Test
    void shouldKeepAllParametersOfAnAudit(JenkinsRule jenkins) throws Exception {
        shouldKeep(FilledSteps.securityAudit(), jenkins);
        shouldKeep(FilledSteps.accessAudit(), jenkins);
        shouldKeep(FilledSteps.dependencyUpdates(), jenkins);
        shouldKeep(FilledSteps.performanceReview(), jenkins);
        shouldKeep(FilledSteps.upgradePlan(), jenkins);
    }

    @Test
    void shouldKeepAllParametersOfMaintenanceOfRedis(JenkinsRule jenkins) throws Exception {
        shouldKeep(FilledSteps.redisMaintenance(), jenkins);
    }

    @Test
    void shouldKeepAllParametersOfMaintenanceOfPostgres(JenkinsRule jenkins) throws Exception {
        shouldKeep(FilledSteps.pgMaintenance(), jenkins);
    }

    @Test
    void shouldKeepAllParametersOfAWindow(JenkinsRule jenkins) throws Exception {
        shouldKeep(FilledSteps.maintenanceWindow(), jenkins);
        shouldKeep(new MaintenanceWindowStep("2h", "new disks"), jenkins);
    }

    @Test
    void shouldLeaveUnsetWhatIsNotSet(JenkinsRule jenkins) throws Exception {
        shouldKeep(new VerifiedBackupStep(), jenkins);
        shouldKeep(new BackupCheckStep(), jenkins);
        shouldKeep(new DrRestoreTestStep(), jenkins);
        shouldKeep(new FailoverTestStep(), jenkins);
        shouldKeep(new AlertTestStep(), jenkins);
        shouldKeep(new HealthCheckStep(), jenkins);
        shouldKeep(new ApiPerformanceStep(), jenkins);
        shouldKeep(new AccessReviewStep(), jenkins);
        shouldKeep(new DataQualityStep(), jenkins);
        shouldKeep(new EmergencyCheckStep(), jenkins);
        shouldKeep(new PgMaintenanceStep(), jenkins);
        shouldKeep(new RedisMaintenanceStep(), jenkins);
    }

    private static void shouldKeep(Step step, JenkinsRule jenkins) throws Exception {
        jenkins.assertEqualDataBoundBeans(step, new StepConfigTester(jenkins).configRoundTrip(step));
    }
}
