package io.jenkins.plugins.upkeep.jenkins.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.Item;
import io.jenkins.plugins.upkeep.jenkins.settings.UpkeepConfiguration;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Forms offer credentials to those alone who may configure the job, and answer nobody who may not read it. */
@WithJenkins
class FormRightsIT {
    private static final String CREDENTIAL = "shop-database";

    private JenkinsRule jenkins;

    @BeforeEach
    void given(JenkinsRule rule) throws Exception {
        jenkins = rule;
        rule.createProject(WorkflowJob.class, "shop");
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new UsernamePasswordCredentialsImpl(
                        CredentialsScope.GLOBAL, CREDENTIAL, "", "shop", "long-enough"));
        rule.jenkins.setSecurityRealm(rule.createDummySecurityRealm());
        rule.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, Item.READ, Item.CONFIGURE, Item.EXTENDED_READ)
                .everywhere()
                .to("owner")
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader"));
    }

    @Test
    void shouldOfferCredentialsToThoseWhoConfigureTheJob() throws Exception {
        var answer = choices("owner", HttpMethod.POST, job("DatabaseCredentialsId"));

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(answer.getContentAsString()).contains(CREDENTIAL);
    }

    @Test
    void shouldOfferNoneToAReader() throws Exception {
        var answer = choices("reader", HttpMethod.POST, job("DatabaseCredentialsId"));

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(answer.getContentAsString()).doesNotContain(CREDENTIAL);
    }

    @Test
    void shouldAnswerNobodyWhoMayNotReadTheJob() throws Exception {
        assertThat(choices("", HttpMethod.POST, job("DatabaseCredentialsId")).getStatusCode())
                .isIn(403, 404);
        assertThat(choices("", HttpMethod.POST, job("FailOn")).getStatusCode()).isIn(403, 404);
    }

    @Test
    void shouldAnswerToPostAlone() throws Exception {
        assertThat(choices("admin", HttpMethod.GET, job("FailOn")).getStatusCode())
                .isIn(404, 405);
        assertThat(choices("admin", HttpMethod.POST, job("FailOn")).getStatusCode())
                .isEqualTo(200);
    }

    @Test
    void shouldShowTheSettingsChoicesToManagersAlone() throws Exception {
        var settings = "descriptorByName/" + UpkeepConfiguration.class.getName() + "/fillFailOnItems";

        assertThat(choices("admin", HttpMethod.POST, settings).getStatusCode()).isEqualTo(200);
        assertThat(choices("reader", HttpMethod.POST, settings).getStatusCode()).isEqualTo(403);
    }

    private static String job(String field) {
        return "job/shop/descriptorByName/" + VerifiedBackupStep.class.getName() + "/fill" + field + "Items";
    }

    private WebResponse choices(String user, HttpMethod method, String path) throws Exception {
        try (var client = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false)) {
            if (!user.isEmpty()) {
                client.login(user);
            }
            return client.loadWebResponse(new WebRequest(client.createCrumbedUrl(path), method));
        }
    }
}
