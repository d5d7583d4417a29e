package io.jenkins.plugins.upkeep.reference;

import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.ConfigFile;
import io.jenkins.plugins.upkeep.config.Place;
import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import io.jenkins.plugins.upkeep.task.TaskFamilies;
import io.jenkins.plugins.upkeep.task.TaskOption;
import io.jenkins.plugins.upkeep.task.TaskOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A configuration with everything in it that notes which sections a task asks it for. */
final class AskedSections implements Config {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{env:([^}]+)}");

    /** A public key that nobody has the private one of. */
    private static final String KEY = "age1khcm7k3026lmeqxl4l057pxlp23nc63ug0kz489a24tlysr8ps2syv5ttx";

    private final Config all;
    private final Set<String> places = new LinkedHashSet<>();

    private AskedSections(Config all) {
        this.all = all;
    }

    /**
     * @param task a task
     * @param example the example of the configuration, which has all sections
     * @param folder a folder for a copy of it
     * @return the places of the sections that the task asks for, in this order
     */
    static List<String> of(TaskDeclaration task, String example, Path folder) throws IOException, ConfigException {
        var text = example.replaceAll("(?m)^ +identity: .*$", "")
                .replaceAll("\\$\\{file:[^}]+}", "\\${env:SECRET}")
                .replace("store: file:/srv/backups", "store: s3://backups/shop?region=eu-central-1")
                .replace("age1...", KEY);
        var environment = VARIABLE.matcher(text)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .collect(Collectors.toMap(name -> name, name -> "http://localhost/" + name));
        var file = Files.writeString(folder.resolve("upkeep.yaml"), text);
        Files.writeString(folder.resolve("backup-recipients.txt"), KEY);
        var asked = new AskedSections(ConfigFile.read(file, TaskFamilies.sections(), environment));
        task.factory().create(asked, options(task));
        return List.copyOf(asked.places);
    }

    /** What a task does not go without. */
    private static TaskOptions options(TaskDeclaration task) {
        var needed = Map.of("version", "v1.2", "duration", "2h", "start", "22:00");
        return new TaskOptions(task.options().stream()
                .map(TaskOption::name)
                .filter(needed::containsKey)
                .collect(Collectors.toMap(name -> name, needed::get)));
    }

    private void note(Class<?> type) {
        places.add(type.getAnnotation(Place.class).value());
    }

    @Override
    public String service() {
        return all.service();
    }

    @Override
    public Path folder() {
        return all.folder();
    }

    @Override
    public Optional<Path> file() {
        return all.file();
    }

    @Override
    public Optional<Path> repository() throws ConfigException {
        return all.repository();
    }

    @Override
    public Optional<Secret> variable(String name) {
        return all.variable(name);
    }

    @Override
    public <T extends Record> Optional<T> find(Class<T> type) throws ConfigException {
        note(type);
        return all.find(type);
    }

    @Override
    public <T extends Record> T require(Class<T> type) throws ConfigException {
        note(type);
        return all.require(type);
    }
}
