package io.jenkins.plugins.upkeep.it;

import java.nio.file.Path;

/**
 * A pipeline of the controller.
 *
 * @param controller the controller
 * @param name its name, with any characters
 */
record Job(Controller controller, String name) {
    private static final String CONFIG = """
            <flow-definition plugin="workflow-job">
              <definition class="org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition" plugin="workflow-cps">
                <script>%s</script>
                <sandbox>true</sandbox>
              </definition>
            </flow-definition>
            """;

    static Job of(Controller controller, String name, String script) {
        var job = new Job(controller, name);
        var config = CONFIG.formatted(escaped(script));
        var there = controller.admin().get(job.path() + "/config.xml").status() == 200;
        var path = there ? job.path() + "/config.xml" : "/createItem?name=" + Rest.encode(name);
        controller.admin().post(path, "application/xml; charset=utf-8", config).good();
        return job;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    String path() {
        return "/job/" + Rest.encode(name);
    }

    /** Where its builds are kept. */
    Path folder() {
        return controller.home().resolve("jobs").resolve(name);
    }

    /** Its workspace on the controller itself. */
    Path workspace() {
        return controller.home().resolve("workspace").resolve(name);
    }

    /** The folders of running tasks on the controller itself. */
    Path temporary() {
        return workspace().resolveSibling(name + "@tmp");
    }

    /** Has a slow backup in its workspace on the controller itself, with so many megabytes. */
    Job with(int megabytes) {
        Shop.layBig(workspace(), megabytes);
        return this;
    }

    /** Starts a build. */
    Build start() {
        return post("/build?delay=0sec");
    }

    /** Starts a build with parameters, as a query has them. */
    Build start(String parameters) {
        return post("/buildWithParameters?delay=0sec&" + parameters);
    }

    private Build post(String call) {
        var number = controller
                .admin()
                .json(path() + "/api/json")
                .get("nextBuildNumber")
                .asInt();
        var status = controller.admin().post(path() + call).status();
        if (status != 201) {
            throw new AssertionError("the build was not accepted: " + status);
        }
        return new Build(this, number);
    }

    /** Runs a build to its end. */
    Build run() {
        var build = start();
        build.awaitEnd();
        return build;
    }
}
