package io.jenkins.plugins.upkeep.jenkins.steps;

/** A step of each kind with all of its parameters given. */
final class FilledSteps {
    private FilledSteps() {}

    static VerifiedBackupStep verifiedBackup() {
        var step = filled(new VerifiedBackupStep());
        step.setVerify("stored");
        return step;
    }

    static BackupCheckStep backupCheck() {
        var step = filled(new BackupCheckStep());
        step.setBudget("2h");
        return step;
    }

    static DrRestoreTestStep drRestoreTest() {
        var step = filled(new DrRestoreTestStep());
        step.setSet("shop-20260101T020000Z");
        step.setBackupsOf("shop/shop-daily");
        return step;
    }

    static FailoverTestStep failoverTest() {
        var step = filled(new FailoverTestStep());
        step.setRecover(true);
        return step;
    }

    static AlertTestStep alertTest() {
        return filled(new AlertTestStep());
    }

    static HealthCheckStep healthCheck() {
        return filled(new HealthCheckStep());
    }

    static ApiPerformanceStep apiPerformance() {
        return filled(new ApiPerformanceStep());
    }

    static AccessReviewStep accessReview() {
        return filled(new AccessReviewStep());
    }

    static SecurityAuditStep securityAudit() {
        var step = filled(new SecurityAuditStep());
        step.setWriteBaseline(true);
        return step;
    }

    static AccessAuditStep accessAudit() {
        return filled(new AccessAuditStep());
    }

    static DependencyUpdatesStep dependencyUpdates() {
        var step = filled(new DependencyUpdatesStep());
        step.setApply(true);
        step.setPlan("20260101T020000Z-abcd");
        step.setOnly("requests,urllib3");
        return step;
    }

    static PerformanceReviewStep performanceReview() {
        var step = new PerformanceReviewStep();
        step.setPeriod("60d");
        step.setReportsOf("shop/shop-daily, shop/shop-weekly");
        return filled(step);
    }

    static UpgradePlanStep upgradePlan() {
        return filled(new UpgradePlanStep());
    }

    static DataQualityStep dataQuality() {
        return filled(new DataQualityStep());
    }

    static EmergencyCheckStep emergencyCheck() {
        return filled(new EmergencyCheckStep());
    }

    static RedisMaintenanceStep redisMaintenance() {
        return filled(new RedisMaintenanceStep());
    }

    static PgMaintenanceStep pgMaintenance() {
        return filled(new PgMaintenanceStep());
    }

    static RollbackToStep rollbackTo() {
        var step = filled(new RollbackToStep("v1.2"));
        step.setCommit("0123456789abcdef0123456789abcdef01234567");
        step.setDatabase("restore");
        step.setSet("20260101T020000.000Z-abcdefgh");
        step.setAcceptNewerSchema(true);
        step.setIdentity("/etc/shop/key");
        return step;
    }

    static RollbackResumeStep rollbackResume() {
        return filled(new RollbackResumeStep());
    }

    static RollbackUndoStep rollbackUndo() {
        return filled(new RollbackUndoStep());
    }

    static RollbackCleanStep rollbackClean() {
        var step = filled(new RollbackCleanStep());
        step.setDatabase("shop_before_1");
        return step;
    }

    static MaintenanceWindowStep maintenanceWindow() {
        var step = new MaintenanceWindowStep("2h", "new disks");
        step.setStart("2026-12-01T02:00:00Z");
        step.setConfig("ops/shop.yaml");
        step.setDryRun(true);
        step.setLabel("disks");
        step.setNotifyCredentialsId("shop-webhook");
        return step;
    }

    private static <S extends MaintenanceStep> S filled(S step) {
        step.setConfig("ops/shop.yaml");
        step.setDryRun(true);
        step.setFailOn("WARNING");
        step.setUnstableOn("NEVER");
        step.setDatabaseCredentialsId("shop-database");
        step.setRedisCredentialsId("shop-redis");
        step.setStoreCredentialsId("shop-store");
        step.setIdentityCredentialsId("shop-key");
        step.setNotifyCredentialsId("shop-webhook");
        return step;
    }
}
