package io.jenkins.plugins.upkeep.jenkins.steps;

import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The snippet generator writes a call that makes the same step again. */
@WithJenkins
class SnippetIT {
    private static final String COMMON =
            "config: 'ops/shop.yaml', databaseCredentialsId: 'shop-database', dryRun: true,"
                    + " failOn: 'WARNING', identityCredentialsId: 'shop-key', notifyCredentialsId: 'shop-webhook',"
                    + " redisCredentialsId: 'shop-redis'";

    @Test
    void shouldWriteABareCallWhenNothingIsSet(JenkinsRule jenkins) throws Exception {
        var snippets = new SnippetizerTester(jenkins);
        snippets.assertRoundTrip(new VerifiedBackupStep(), "verifiedBackup()");
        snippets.assertRoundTrip(new BackupCheckStep(), "backupCheck()");
        snippets.assertRoundTrip(new DrRestoreTestStep(), "drRestoreTest()");
        snippets.assertRoundTrip(new FailoverTestStep(), "failoverTest()");
        snippets.assertRoundTrip(new AlertTestStep(), "alertTest()");
        snippets.assertRoundTrip(new HealthCheckStep(), "healthCheck()");
        snippets.assertRoundTrip(new ApiPerformanceStep(), "apiPerformance()");
        snippets.assertRoundTrip(new AccessReviewStep(), "accessReview()");
        snippets.assertRoundTrip(new DataQualityStep(), "dataQuality()");
        snippets.assertRoundTrip(new EmergencyCheckStep(), "emergencyCheck()");
        snippets.assertRoundTrip(new SecurityAuditStep(), "securityAudit()");
        snippets.assertRoundTrip(new AccessAuditStep(), "accessAudit()");
        snippets.assertRoundTrip(new DependencyUpdatesStep(), "dependencyUpdates()");
        snippets.assertRoundTrip(new PerformanceReviewStep(), "performanceReview()");
        snippets.assertRoundTrip(new UpgradePlanStep(), "upgradePlan()");
        snippets.assertRoundTrip(new RollbackToStep("v1.2"), "rollbackTo 'v1.2'");
        snippets.assertRoundTrip(new RollbackResumeStep(), "rollbackResume()");
        snippets.assertRoundTrip(new RollbackUndoStep(), "rollbackUndo()");
        snippets.assertRoundTrip(new RollbackCleanStep(), "rollbackClean()");
        snippets.assertRoundTrip(new RedisMaintenanceStep(), "redisMaintenance()");
        snippets.assertRoundTrip(
                FilledSteps.redisMaintenance(),
                "redisMaintenance " + COMMON + ", storeCredentialsId: 'shop-store', unstableOn: 'NEVER'");
        SnippetizerTester.assertDocGeneration(RedisMaintenanceStep.class);
        snippets.assertRoundTrip(new PgMaintenanceStep(), "pgMaintenance()");
    }

    @Test
    void shouldWriteAllParameters(JenkinsRule jenkins) throws Exception {
        var snippets = new SnippetizerTester(jenkins);
        snippets.assertRoundTrip(
                FilledSteps.verifiedBackup(),
                "verifiedBackup " + COMMON
                        + ", storeCredentialsId: 'shop-store', unstableOn: 'NEVER', verify: 'stored'");
        snippets.assertRoundTrip(
                FilledSteps.backupCheck(),
                "backupCheck budget: '2h', " + COMMON + ", storeCredentialsId: 'shop-store', unstableOn: 'NEVER'");
        snippets.assertRoundTrip(
                FilledSteps.drRestoreTest(),
                "drRestoreTest backupsOf: 'shop/shop-daily', " + COMMON
                        + ", set: 'shop-20260101T020000Z', storeCredentialsId: 'shop-store'," + " unstableOn: 'NEVER'");
        snippets.assertRoundTrip(
                FilledSteps.healthCheck(),
                "healthCheck " + COMMON + ", storeCredentialsId: 'shop-store', unstableOn: 'NEVER'");
        snippets.assertRoundTrip(
                FilledSteps.pgMaintenance(),
                "pgMaintenance " + COMMON + ", storeCredentialsId: 'shop-store', unstableOn: 'NEVER'");
    }

    @Test
    void shouldWriteABlock(JenkinsRule jenkins) throws Exception {
        var snippets = new SnippetizerTester(jenkins);
        snippets.assertRoundTrip(
                new MaintenanceWindowStep("2h", "new disks"),
                "maintenanceWindow(description: 'new disks', duration: '2h') {\n    // some block\n}");
        snippets.assertRoundTrip(
                FilledSteps.maintenanceWindow(),
                "maintenanceWindow(config: 'ops/shop.yaml', description: 'new disks', dryRun: true, duration: '2h',"
                        + " label: 'disks', notifyCredentialsId: 'shop-webhook', start: '2026-12-01T02:00:00Z') {\n"
                        + "    // some block\n}");
        SnippetizerTester.assertDocGeneration(MaintenanceWindowStep.class);
    }

    @Test
    void shouldDescribeEachStepForTheReference(JenkinsRule jenkins) throws Exception {
        SnippetizerTester.assertDocGeneration(VerifiedBackupStep.class);
        SnippetizerTester.assertDocGeneration(BackupCheckStep.class);
        SnippetizerTester.assertDocGeneration(DrRestoreTestStep.class);
        SnippetizerTester.assertDocGeneration(FailoverTestStep.class);
        SnippetizerTester.assertDocGeneration(AlertTestStep.class);
        SnippetizerTester.assertDocGeneration(HealthCheckStep.class);
        SnippetizerTester.assertDocGeneration(PgMaintenanceStep.class);
    }
}
