package io.jenkins.plugins.upkeep.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;

import jenkins.model.Jenkins;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The calendar opens for those who hold its permission. */
@WithJenkins
class CalendarRightsIT {
    private JenkinsRule jenkins;

    @BeforeEach
    void given(JenkinsRule rule) {
        jenkins = rule;
        rule.jenkins.setSecurityRealm(rule.createDummySecurityRealm());
        rule.jenkins.setAuthorizationStrategy(
                new MockAuthorizationStrategy().grant(Jenkins.READ).everywhere().to("reader"));
    }

    @Test
    void shouldOpenForAReader() throws Exception {
        assertThat(page("reader", "maintenance/").getStatusCode()).isEqualTo(200);
        assertThat(page("reader", "maintenance/").getContentAsString()).contains("Maintenance");
        assertThat(page("reader", "maintenance/api/json").getStatusCode()).isEqualTo(200);
    }

    @Test
    void shouldStayShutForOthers() throws Exception {
        assertThat(page("", "maintenance/").getStatusCode()).isEqualTo(403);
        assertThat(page("nobody", "maintenance/").getStatusCode()).isEqualTo(403);
        assertThat(page("nobody", "maintenance/api/json").getStatusCode()).isEqualTo(403);
    }

    private WebResponse page(String user, String path) throws Exception {
        try (var client = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false)) {
            if (!user.isEmpty()) {
                client.withBasicApiToken(user);
            }
            return client.loadWebResponse(new WebRequest(client.createCrumbedUrl(path)));
        }
    }
}
