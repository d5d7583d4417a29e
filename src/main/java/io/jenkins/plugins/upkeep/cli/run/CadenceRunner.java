package io.jenkins.plugins.upkeep.cli.run;

import io.jenkins.plugins.upkeep.cli.cadence.Cadences;
import io.jenkins.plugins.upkeep.cli.cadence.Part;
import io.jenkins.plugins.upkeep.cli.command.Inventory;
import io.jenkins.plugins.upkeep.cli.command.Surroundings;
import io.jenkins.plugins.upkeep.cli.task.Outcome;
import io.jenkins.plugins.upkeep.cli.task.TaskRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Runs cadences for a command that runs several of them, just as {@code upkeep run} does. */
public final class CadenceRunner {
    private final Inventory inventory;

    /**
     * @param inventory which tasks there are
     */
    public CadenceRunner(Inventory inventory) {
        this.inventory = inventory;
    }

    /**
     * What is asked of a cadence.
     *
     * @param cadence its word: {@code daily}
     * @param config the configuration's file
     * @param reports the folder with the folders of the reports, that of the cadence and those of its tasks
     * @param leftOut the tasks that are not to run
     */
    public record Request(String cadence, Path config, Path reports, Set<String> leftOut) {
        public Request {
            leftOut = Set.copyOf(leftOut);
        }
    }

    /**
     * @param cadence a cadence's word
     * @return the names of its tasks in the order in which they run
     */
    public static List<String> tasks(String cadence) {
        return Cadences.of(cadence).parts().stream().map(Part::task).toList();
    }

    /**
     * Runs a cadence to its end. It never ends without a report.
     *
     * @param request what is asked
     * @param world where it runs, and when
     * @return its summary, and the exit status that the command would have
     */
    public Outcome run(Request request, Surroundings world) {
        var cadence = Cadences.of(request.cadence());
        var asked = new RunRequest(
                cadence,
                request.config(),
                request.reports().resolve(cadence.task()),
                request.reports(),
                request.leftOut(),
                Set.of(),
                new TaskRequest.Switches(false, false, false, false));
        return new RunCadence(cadence, inventory).run(asked, world);
    }
}
