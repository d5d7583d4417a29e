package io.jenkins.plugins.upkeep.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The steps of audits and plans, in sandboxed pipelines. */
@NeedsJenkins
class AuditStepsIT {
    private static final String NEVER = "failOn: 'NEVER', unstableOn: 'NEVER'";

    private final Controller controller;

    AuditStepsIT(Controller controller) {
        this.controller = controller;
    }

    private Job job(String name, String config, String script) {
        return controller.job(name, Shop.pipeline(config, script));
    }

    @Test
    void shouldAuditAndTellWhatIsNew() {
        // Given a secret that the second build leaves open to all, and a library with a known vulnerability
        var config = """
                service: shop
                security:
                  secretFiles: ["*.key"]
                  dependencies: {manifests: [requirements.txt], vulnerabilities: osv, maxAge: 10y, systemPackages: false}
                """;
        var script = """
                writeFile file: 'requirements.txt', text: 'urllib3==1.26.4'
                writeFile file: 'a.key', text: 'x'
                sh "chmod ${currentBuild.number == 1 ? '600' : '644'} a.key"
                writeFile file: 'osv/one.json', text: '''{"id": "GHSA-q2q7-5pp4-w6pg", "modified": "2026-01-01T00:00:00Z",
                    "aliases": ["CVE-2021-33503"], "affected": [{"package": {"ecosystem": "PyPI", "name": "urllib3"},
                    "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "1.26.5"}]}]}]}'''
                def report = securityAudit(%s)
                echo "status=${report.status} rules=${report.security.issues.collect { it.rule }}"
                echo "fresh=${report.security.issues.findAll { it.fresh }.collect { it.subject }}"
                """.formatted(NEVER);
        var job = job("audit", config, script);

        // When
        var first = job.run();
        var second = job.run();

        // Then
        assertThat(first.result()).as(first.log()).hasValue("SUCCESS");
        assertThat(first.log()).contains("vulnerable-dependency").contains("fresh=[]");
        assertThat(second.log()).contains("secret-file-readable").contains("a.key]");
        assertThat(second.artifacts())
                .contains("upkeep/security-audit/report.html", "upkeep/security-audit/audit.sarif");
    }

    @Test
    void shouldRememberWhoMayDoWhat() {
        // Given
        var script = "def report = accessAudit(" + NEVER + ")\n"
                + "echo \"rights=${report.access.facts.size() > 0} first=${report.access.firstRun}\"\n";
        var job = job("access", "service: shop\n", script);

        // When
        var first = job.run();
        var second = job.run();

        // Then
        assertThat(first.result()).as(first.log()).hasValue("SUCCESS");
        assertThat(first.log()).contains("rights=true first=true");
        assertThat(second.log()).contains("rights=true first=false");
    }

    @Test
    void shouldNotCallUpToDateWhatItCouldNotAskFor() {
        // Given an index that is down
        var config =
                "service: shop\nupdates: {files: [requirements.txt], index: 'http://127.0.0.1:9', python: python3}\n";
        var script = "writeFile file: 'requirements.txt', text: 'urllib3==1.26.4'\n"
                + "def report = dependencyUpdates(" + NEVER + ")\n"
                + "echo \"status=${report.status} plan=${report.updates.plan} rows=${report.updates.rows.size()}\"\n";

        // When
        var build = job("updates", config, script).run();

        // Then
        assertThat(build.result()).as(build.log()).hasValue("SUCCESS");
        assertThat(build.log()).contains("status=UNKNOWN plan=null");
    }

    @Test
    void shouldPlanUpgrades() {
        // Given
        var config = """
                service: shop
                upgrades:
                  things:
                    - {name: old one, product: postgresql, version: "9.6"}
                """;
        var script = "def report = upgradePlan(" + NEVER + ")\n"
                + "echo \"status=${report.status} steps=${report.upgrades.steps.size() > 0}\"\n";

        // When
        var build = job("upgrades", config, script).run();

        // Then
        assertThat(build.result()).as(build.log()).hasValue("SUCCESS");
        assertThat(build.log()).contains("status=CRITICAL steps=true").contains("old one");
        assertThat(build.artifacts()).contains("upkeep/upgrade-plan/report.html");
    }

    @Test
    void shouldReviewWhatOtherJobsReported() {
        // Given a job that looks at the host, twice
        var config = "service: reviewed\nhost: {disks: [/]}\n";
        var daily = job("reviewed-daily", config, "healthCheck(" + NEVER + ")\n");
        daily.run();
        daily.run();
        var script = "def report = performanceReview(%s" + NEVER + ")\n"
                + "echo \"runs=${report.review.operations.findAll { it.task == 'health-check' }.collect { it.runs }}\"\n";

        // When
        var all = job("reviewed-quarterly", config, script.formatted("")).run();
        var named = job("reviewed-named", config, script.formatted("reportsOf: 'reviewed-daily', "))
                .run();
        var wrong = job("reviewed-wrong", config, script.formatted("reportsOf: 'no such job', "))
                .run();

        // Then
        assertThat(all.result()).as(all.log()).hasValue("SUCCESS");
        assertThat(all.log()).contains("runs=[2]");
        assertThat(all.artifacts()).contains("upkeep/performance-review/report.html");
        assertThat(named.log()).contains("runs=[2]");
        assertThat(wrong.result()).hasValue("FAILURE");
        assertThat(wrong.log())
                .contains("reportsOf: no such job: there is no job of this full name that this build may read");
    }
}
