package io.jenkins.plugins.upkeep.dependencies;

import io.jenkins.plugins.upkeep.dependencies.version.Pep440Specifiers;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.time.Duration;
import java.util.Optional;

/**
 * The Python that updates are made for.
 *
 * @param number its version; empty where there is no Python here
 */
record PythonVersion(Optional<String> number) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    static PythonVersion of(String program) throws InterruptedException {
        try {
            var printed = Command.of(program, "-c", "import platform; print(platform.python_version())")
                    .forget("PYTHON")
                    .output(PATIENCE)
                    .strip();
            return new PythonVersion(Optional.of(printed).filter(text -> text.matches("\\d+\\.\\d+[A-Za-z0-9.+]*")));
        } catch (UpkeepException e) {
            return new PythonVersion(Optional.empty());
        }
    }

    /** Whether it meets a demand; one that nobody understands is left to pip, and so is all where no Python is known. */
    boolean suits(String demand) {
        var range = Pep440Specifiers.parse(demand);
        return number.isEmpty() || range.isEmpty() || range.get().contains(number.get());
    }

    @Override
    public String toString() {
        return number.orElse("unknown");
    }
}
