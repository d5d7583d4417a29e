package io.jenkins.plugins.upkeep.dependencies.update;

import io.jenkins.plugins.upkeep.system.process.Command;
import java.util.List;

/**
 * What the commands that install and restart do not get of our environment: the credentials of other tasks, what would lead pip to
 * another place than the service's own settings, and the marks by which Jenkins ends all that a build has started.
 */
final class ServiceEnvironment {
    private static final List<String> FORGOTTEN = List.of(
            "PIP_",
            "PYTHON",
            "VIRTUAL_ENV",
            "PGUSER",
            "PGPASSWORD",
            "REDIS_USER",
            "REDIS_PASSWORD",
            "AWS_ACCESS_KEY_ID",
            "AWS_SECRET_ACCESS_KEY",
            "AWS_SESSION_TOKEN",
            "UPKEEP_AGE_IDENTITY",
            "SLACK_WEBHOOK_URL",
            "SMTP_USER",
            "SMTP_PASSWORD",
            "JENKINS_NODE_COOKIE",
            "JENKINS_SERVER_COOKIE",
            "HUDSON_COOKIE",
            "HUDSON_SERVER_COOKIE",
            "BUILD_ID");

    private ServiceEnvironment() {}

    /** The service is to outlive the build that restarts it. */
    static Command of(Command command) {
        var apart = command.environment("JENKINS_NODE_COOKIE", "dontKillMe");
        for (var name : FORGOTTEN) {
            apart = apart.forget(name);
        }
        return apart;
    }
}
