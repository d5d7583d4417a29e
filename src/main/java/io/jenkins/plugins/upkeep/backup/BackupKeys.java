package io.jenkins.plugins.upkeep.backup;

import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.age.Identities;
import io.jenkins.plugins.upkeep.task.TaskOption;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the private keys that read encrypted backups: in the file of an option, else in the environment, else in upkeep.yaml. */
public final class BackupKeys {
    /** The option of those that read backups. */
    public static final TaskOption OPTION = TaskOption.text(
            "identity",
            "FILE",
            "The file with the private key of age that reads encrypted sets, in place of UPKEEP_AGE_IDENTITY and"
                    + " drill.identity");

    /** The variable of the environment that holds a key, as the file of age-keygen does. */
    public static final String VARIABLE = Identities.VARIABLE;

    private static final String WAYS = "give one by --identity FILE, " + VARIABLE + " or drill.identity in upkeep.yaml";
    private static final String OWN_WAYS = "give one by " + VARIABLE + " or drill.identity in upkeep.yaml";

    private BackupKeys() {}

    /**
     * Finds keys. That upkeep.yaml names a key which is not here is no error by itself: the machine that is backed up should
     * not have it.
     *
     * @param config the service's configuration
     * @param file the value of {@link #OPTION}, where it was given
     * @return the keys, or why there are none
     * @throws ConfigException when what was given is no private key of age
     */
    public static Identities find(Config config, Optional<String> file) throws ConfigException {
        return find(config, file, WAYS);
    }

    /** As {@link #find(Config, Optional)}, for those without the option. */
    static Identities find(Config config) throws ConfigException {
        return find(config, Optional.empty(), OWN_WAYS);
    }

    private static Identities find(Config config, Optional<String> file, String ways) throws ConfigException {
        if (file.isPresent()) {
            var source = "--identity " + file.get();
            return parse(source, Secret.of(KeyFile.read(source, path(source, file.get()))));
        }
        var variable = config.variable(VARIABLE).filter(value -> !value.reveal().isBlank());
        return variable.isPresent() ? parse(VARIABLE, variable.get()) : configured(config, ways);
    }

    private static Path path(String source, String file) throws ConfigException {
        try {
            return Path.of(file);
        } catch (InvalidPathException e) {
            throw new ConfigException(source + ": is no path; correct it", e);
        }
    }

    private static Identities configured(Config config, String ways) throws ConfigException {
        Optional<Secret> key;
        try {
            key = config.find(IdentityConfig.class).flatMap(IdentityConfig::key);
        } catch (ConfigException e) {
            return Identities.none(e.getMessage() + "; or " + ways);
        }
        return key.isPresent() ? parse("drill.identity", key.get()) : Identities.none(ways);
    }

    private static Identities parse(String source, Secret text) throws ConfigException {
        try {
            return Identities.parse(source, text);
        } catch (UpkeepException e) {
            throw new ConfigException(e.getMessage(), e);
        }
    }
}
