package io.jenkins.plugins.upkeep.dependencies;

import io.jenkins.plugins.upkeep.config.Key;
import io.jenkins.plugins.upkeep.config.Place;
import io.jenkins.plugins.upkeep.config.Require;
import io.jenkins.plugins.upkeep.system.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How updates of the service's libraries are found, tried and applied.
 *
 * @param files the files that name the libraries
 * @param index the index of Python packages
 * @param indexUser the account's name at the index
 * @param indexPassword the account's password at the index
 * @param npmRegistry the registry of npm
 * @param mavenRepository the repository of Maven
 * @param coolDown how long a release must have been public
 * @param majorCoolDown the same for one that may break what uses it
 * @param securityCoolDown the same for one that mends a known vulnerability
 * @param ignore packages that stay as they are
 * @param python the program that makes environments
 * @param test what says whether the service works with what was installed
 * @param testFolder where that runs
 * @param testEnvironment the variables that it gets
 * @param testTimeout how long it may take
 * @param installTimeout how long installing into an environment may take
 * @param attempts the most attempts to tell good updates from bad ones
 * @param apply how tested updates get into the service
 * @param state where what outlives a run is kept
 */
@Place("updates")
public record UpdatesConfig(
        @Key(
                "Files that name the libraries in exact versions: requirements.txt, package-lock.json, pom.xml; those of pip are installed together")
        List<Path> files,

        @Key(value = "The index of Python packages, PyPI or one like it", defaultValue = "https://pypi.org")
        URI index,

        @Key("The account's name at the index of Python packages")
        Optional<String> indexUser,

        @Key("The account's password at the index of Python packages")
        Optional<Secret> indexPassword,

        @Key(value = "The registry of npm", defaultValue = "https://registry.npmjs.org")
        URI npmRegistry,

        @Key(value = "The repository of Maven", defaultValue = "https://repo1.maven.org/maven2")
        URI mavenRepository,

        @Key(value = "How long a release must have been public before it is taken", defaultValue = "7d")
        Duration coolDown,

        @Key(
                value = "How long one must have been public that may break what uses it: whose first number is another",
                defaultValue = "14d")
        Duration majorCoolDown,

        @Key(value = "How long one must have been public that mends a known vulnerability", defaultValue = "0s")
        Duration securityCoolDown,

        @Key("Packages that stay as they are; names with * for any text")
        List<String> ignore,

        @Key(value = "The program that makes environments of Python", defaultValue = "python3")
        String python,

        @Key(
                "The program and arguments that test the service in an environment with the updates, such as [pytest, -q]; without it nothing is tried or applied")
        List<String> test,

        @Key("The folder that the test runs in; that of upkeep.yaml when left out")
        Optional<Path> testFolder,

        @Key("Variables that the test gets; it gets no others of ours, since foreign code runs in it")
        Map<String, Secret> testEnvironment,

        @Key(value = "How long the test may take", defaultValue = "15m")
        Duration testTimeout,

        @Key(value = "How long installing into an environment may take", defaultValue = "10m")
        Duration installTimeout,

        @Key(value = "The most attempts to tell good updates from bad ones", defaultValue = "12")
        int attempts,

        @Key("How tested updates get into the service; without it they are only tried")
        Optional<Apply> apply,

        @Key("The folder for what outlives a run: tested plans, and the journal of an update")
        Optional<Path> state) {
    private static final int MOST_ATTEMPTS = 100;

    public UpdatesConfig {
        Require.some("files", files);
        Require.unique("files", files.stream().map(Path::toString).toList());
        Require.web("index", index);
        Require.web("npmRegistry", npmRegistry);
        Require.web("mavenRepository", mavenRepository);
        Require.that(indexPassword.isEmpty() || indexUser.isPresent(), "indexPassword", "with indexUser");
        Require.text("python", python);
        Require.that(test.isEmpty() || !test.get(0).isBlank(), "test", "a program and its arguments");
        Require.positive("testTimeout", testTimeout);
        Require.positive("installTimeout", installTimeout);
        Require.within("attempts", attempts, 2, MOST_ATTEMPTS);
    }

    /**
     * How tested updates get into the service: the files are exchanged, then these commands run.
     *
     * @param install what installs what the files name
     * @param restart what restarts the service
     * @param timeout how long each may take
     * @param healthTimeout how long the service may take to be well
     * @param stable how long it must stay well then
     */
    public record Apply(
            @Key(
                    "The program and arguments that install what the files name, such as [/srv/shop/venv/bin/pip, install, -r, requirements.txt]; left out where the restart does")
            List<String> install,

            @Key("The program and arguments that restart the service; they must end by themselves")
            List<String> restart,

            @Key(value = "How long each of them may take", defaultValue = "10m")
            Duration timeout,

            @Key(value = "How long the service may take to be well again; else all is undone", defaultValue = "2m")
            Duration healthTimeout,

            @Key(
                    value = "How long it must then be well without a break before the update counts as good",
                    defaultValue = "30s")
            Duration stable) {
        public Apply {
            Require.that(
                    !install.isEmpty() || !restart.isEmpty(),
                    "restart",
                    "given where there is no install, or both are");
            Require.positive("timeout", timeout);
            Require.positive("healthTimeout", healthTimeout);
            Require.positive("stable", stable);
        }
    }
}
