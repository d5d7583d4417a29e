package io.jenkins.plugins.upkeep.dependencies.version;

import io.jenkins.plugins.upkeep.dependencies.version.Pieces.Pair;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The programs that say what is right: one process answers thousands of questions, a line for each. */
final class Oracle {
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final String QUESTIONS =
            "\nrows = [r.split('\\t') for r in open(sys.argv[1], newline='\\n').read().split('\\n')]\n";

    private final Path folder;

    Oracle(Path folder) {
        this.folder = folder;
    }

    /** What we say in the oracles' form: <, =, > or ! when one of them is no version. */
    static String answer(VersionOrder order, Pair pair) {
        if (!order.understands(pair.one()) || !order.understands(pair.other())) {
            return "!";
        }
        var compared = order.compare(pair.one(), pair.other());
        return compared < 0 ? "<" : compared > 0 ? ">" : "=";
    }

    /** Python's library for versions: the one of this machine, or the copy within pip. */
    List<String> python(String loop, List<Pair> pairs) throws Exception {
        var start = "import sys, warnings\nwarnings.simplefilter('ignore')\n" + library();
        return ask(Command.of("python3", "-c", start + QUESTIONS + loop), pairs);
    }

    int pythonRelease() throws Exception {
        var said = Command.of(
                        "python3",
                        "-c",
                        library() + "import importlib\n"
                                + "print(importlib.import_module(V.__module__.rsplit('.', 1)[0]).__version__)")
                .output(LONGEST);
        return Integer.parseInt(said.strip().split("\\.", 2)[0]);
    }

    private static String library() throws Exception {
        for (var name : List.of("packaging", "pip._vendor.packaging")) {
            var found = "from " + name + ".version import Version as V, InvalidVersion\n" + "from " + name
                    + ".specifiers import SpecifierSet, InvalidSpecifier\n";
            if (works(Command.of("python3", "-W", "ignore", "-c", found))) {
                return found;
            }
        }
        return Assumptions.abort("no packaging for python3");
    }

    private static boolean works(Command command) throws Exception {
        return Command.find(command.name()).isPresent() && command.run(LONGEST).succeeded();
    }

    /** What npm itself has for versions. */
    List<String> node(String loop, List<Pair> pairs) throws Exception {
        var semver = semver();
        Assumptions.assumeTrue(semver.isPresent(), "no semver within npm");
        var start = """
                const semver = require(process.argv[2]);
                const text = require('fs').readFileSync(process.argv[1], 'utf8');
                const rows = text.split('\\n').map(row => row.split('\\t'));
                """;
        return ask(Command.of("node", "-e", start + loop), pairs, semver.get().toString());
    }

    private static Optional<Path> semver() throws Exception {
        if (Command.find("npm").isEmpty() || Command.find("node").isEmpty()) {
            return Optional.empty();
        }
        var modules = Path.of(Command.of("npm", "root", "-g").output(LONGEST).strip());
        return List.of(modules, Path.of("/usr/share/nodejs"), Path.of("/usr/lib/node_modules")).stream()
                .flatMap(root -> List.of(root.resolve("npm/node_modules/semver"), root.resolve("semver")).stream())
                .filter(Files::isDirectory)
                .findFirst();
    }

    List<String> ask(Command command, List<Pair> pairs, String... more) throws Exception {
        var questions = folder.resolve("questions");
        var lines = pairs.stream().map(pair -> pair.one() + "\t" + pair.other()).toList();
        Files.writeString(questions, String.join("\n", lines));
        var output = command.with(questions.toString()).with(more).output(LONGEST);
        return List.of(output.strip().split("\n", -1));
    }
}
