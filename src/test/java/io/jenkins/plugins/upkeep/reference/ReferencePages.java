package io.jenkins.plugins.upkeep.reference;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.upkeep.config.ConfigExample;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.ConfigSchema;
import io.jenkins.plugins.upkeep.config.Place;
import io.jenkins.plugins.upkeep.system.json.Json;
import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import io.jenkins.plugins.upkeep.task.TaskFamilies;
import io.jenkins.plugins.upkeep.task.TaskOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The reference of all tasks, made of the code: a page for each, by its file name. */
final class ReferencePages {
    static final Path FOLDER = Path.of("docs", "reference");
    private static final String MADE = "<!-- Made from the code; `bin/reference` writes it anew. -->\n\n";

    private final JsonNode schema;
    private final List<String> places;
    private final Path folder;

    private ReferencePages(Path folder) throws IOException {
        this.folder = folder;
        this.schema = Json.mapper().readTree(ConfigSchema.of(TaskFamilies.sections()));
        this.places = TaskFamilies.sections().stream()
                .map(section -> section.getAnnotation(Place.class).value())
                .sorted()
                .toList();
    }

    /**
     * @param folder a folder for files on the way
     * @return the texts of the pages by their file names
     */
    static Map<String, String> all(Path folder) throws IOException, ConfigException {
        var pages = new ReferencePages(folder);
        var texts = new TreeMap<String, String>();
        for (var task : tasks()) {
            texts.put(task.name() + ".md", pages.page(task));
        }
        texts.put("upkeep.yaml.md", pages.keys());
        texts.put("README.md", pages.index());
        return texts;
    }

    private static List<TaskDeclaration> tasks() {
        return TaskFamilies.all().stream()
                .flatMap(family -> family.tasks().stream())
                .toList();
    }

    private String index() throws IOException {
        var text = new StringBuilder(MADE + "# Reference\n\n");
        text.append("All keys of the configuration: [upkeep.yaml](upkeep.yaml.md).\n\n");
        text.append("| Task | Step of Jenkins | |\n|---|---|---|\n");
        for (var task : tasks()) {
            var step = StepParameters.type(step(task)).isPresent() ? "`" + step(task) + "`" : "";
            text.append("| [")
                    .append(task.name())
                    .append("](")
                    .append(task.name())
                    .append(".md) | ");
            text.append(step).append(" | ").append(task.summary()).append(" |\n");
        }
        text.append("\n## Parameters of every step\n\n| Parameter | |\n|---|---|\n");
        StepParameters.shared().forEach((name, help) -> text.append(row(name, help)));
        return text.toString();
    }

    private String page(TaskDeclaration task) throws IOException, ConfigException {
        var text = new StringBuilder(MADE + "# " + task.name() + "\n\n" + task.summary() + ".\n\n");
        text.append("    bin/upkeep ")
                .append(task.command())
                .append(usage(task))
                .append("\n\n");
        addGuide(task, text);
        addOptions(task, text);
        addStep(task, text);
        addKeys(task, text);
        return text.toString().stripTrailing() + "\n";
    }

    private static void addGuide(TaskDeclaration task, StringBuilder text) {
        var guide = Path.of("docs", task.name() + ".md");
        if (Files.exists(guide)) {
            text.append("How it works, with examples: [guide](../")
                    .append(task.name())
                    .append(".md).\n\n");
        }
    }

    private static String usage(TaskDeclaration task) {
        return task.options().stream()
                .filter(option -> option.kind() == TaskOption.Kind.ARGUMENT)
                .map(option -> " " + option.placeholder())
                .collect(Collectors.joining());
    }

    private static void addOptions(TaskDeclaration task, StringBuilder text) {
        text.append("## Options\n\n");
        if (!task.options().isEmpty()) {
            text.append("| Option | |\n|---|---|\n");
            task.options()
                    .forEach(option -> text.append("| `")
                            .append(words(option))
                            .append("` | ")
                            .append(option.description().replace("|", "\\|"))
                            .append(" |\n"));
            text.append('\n');
        }
        text.append(
                "Besides them those of every task: `-c`, `--report`, `--dry-run`, `--json`, `--quiet`, `--verbose`.\n\n");
    }

    private static String words(TaskOption option) {
        var word = "--" + option.name().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        return switch (option.kind()) {
            case FLAG -> word;
            case TEXT -> word + " " + option.placeholder().replace("|", "\\|");
            case ARGUMENT -> option.placeholder();
        };
    }

    private static void addStep(TaskDeclaration task, StringBuilder text) throws IOException {
        var type = StepParameters.type(step(task));
        if (type.isPresent()) {
            text.append("## Step of Jenkins\n\n`").append(step(task)).append("`: ");
            text.append(StepParameters.help(type.get(), "help.html")).append("\n\n");
            var own = StepParameters.own(type.get());
            if (!own.isEmpty()) {
                text.append("| Parameter | |\n|---|---|\n");
                own.forEach((name, help) -> text.append(row(name, help)));
                text.append('\n');
            }
            text.append("Besides them [those of every step](README.md#parameters-of-every-step).\n\n");
        }
    }

    private static String row(String name, String help) {
        return "| `" + name + "` | " + help.replace("|", "\\|") + " |\n";
    }

    private static String step(TaskDeclaration task) {
        var words = Arrays.stream(task.name().split("-", -1))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }

    private void addKeys(TaskDeclaration task, StringBuilder text) throws IOException, ConfigException {
        var asked = AskedSections.of(task, ConfigExample.text(), folder);
        if (!asked.isEmpty()) {
            text.append("## Keys of upkeep.yaml\n\n");
            asked.forEach(place -> addTable(place, text));
        }
    }

    private String keys() {
        var text = new StringBuilder(MADE + "# upkeep.yaml\n\n");
        text.append(
                "`service` is the service's name, as reports and messages show it. Every section is optional: what is not"
                        + " there is not looked at.\nDurations: `250ms`, `30s`, `5m`, `24h`, `7d`, `1y`. Sizes: `64MB`, `2GB`. Any value may be"
                        + " `${env:NAME}`, a variable of the environment,\nor `${file:path}`, what stands in a file.\n\n");
        places.forEach(place -> addTable(place, text));
        return text.toString().stripTrailing() + "\n";
    }

    private void addTable(String place, StringBuilder text) {
        var others = new ArrayList<>(places);
        others.remove(place);
        var rows = KeyTable.of(schema, place, others);
        text.append("### `").append(place).append("`\n\n| Key | Kind | When left out | |\n|---|---|---|---|\n");
        rows.forEach(row -> text.append(row.line()).append('\n'));
        text.append('\n');
    }
}
