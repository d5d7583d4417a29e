package io.jenkins.plugins.upkeep.cli.command;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Commands that stand together in the help. */
public interface CommandGroup {
    /**
     * @return what they have in common: {@code Tasks}
     */
    String heading();

    /**
     * @return the commands, made with {@link Commands}, in the order of the help
     */
    List<CommandSpec> commands();
}
