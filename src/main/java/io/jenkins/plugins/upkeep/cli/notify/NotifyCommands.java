package io.jenkins.plugins.upkeep.cli.notify;

import io.jenkins.plugins.upkeep.cli.command.CommandGroup;
import io.jenkins.plugins.upkeep.cli.command.Commands;
import io.jenkins.plugins.upkeep.cli.command.Inventory;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code upkeep notify}: a message of the user's own. */
public final class NotifyCommands implements CommandGroup {
    private final Inventory inventory;

    /**
     * @param inventory whose sections a configuration may have
     */
    public NotifyCommands(Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public String heading() {
        return "Notifications";
    }

    @Override
    public List<CommandSpec> commands() {
        var notify = Commands.leaf(
                "notify",
                "Send a message through the channels of upkeep.yaml; exit status 2 when not all of them took it",
                new SendMessage(inventory));
        return List.of(notify.addOption(Commands.text("TEXT", "The message in one line", "--subject")
                        .build())
                .addOption(Commands.text("TEXT", "All of it; the subject alone when left out", "--message")
                        .build())
                .addOption(Commands.text(
                                "KIND",
                                "What happened: " + SendMessage.OCCASIONS
                                        + "; only the channels whose 'on' names it are told, and all when left out",
                                "--occasion")
                        .build())
                .addOption(Commands.config()));
    }
}
