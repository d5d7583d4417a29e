package io.jenkins.plugins.upkeep.cli.durable;

import io.jenkins.plugins.upkeep.cli.command.ExitStatus;
import io.jenkins.plugins.upkeep.cli.command.Surroundings;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.function.ToIntFunction;

/**
 * A run that is watched. The first process that is started for a folder does the work; any other prints what the first
 * prints, and ends as it ends. When the first is killed before its end, the next one does the work again, as after any
 * kill.
 */
public final class WatchedRun {
    private final TaskFolder folder;
    private final Surroundings world;

    private WatchedRun(TaskFolder folder, Surroundings world) {
        this.folder = folder;
        this.world = world;
    }

    /**
     * Does work, watched where this process was started for that.
     *
     * @param world where the work runs
     * @param work does it and gives the exit status
     * @return the exit status
     */
    public static int of(Surroundings world, ToIntFunction<Surroundings> work) {
        var folder = TaskFolder.asked();
        return folder.isEmpty() ? work.applyAsInt(world) : new WatchedRun(folder.get(), world).run(work);
    }

    private int run(ToIntFunction<Surroundings> work) {
        try {
            return firstOrAnother(work);
        } catch (UpkeepException e) {
            world.complain(e.getMessage());
            return ExitStatus.UNKNOWN;
        } catch (IOException e) {
            world.complain(folder.unfit(e).getMessage());
            return ExitStatus.UNKNOWN;
        } catch (InterruptedException e) {
            return ExitStatus.INTERRUPTED;
        }
    }

    private int firstOrAnother(ToIntFunction<Surroundings> work)
            throws UpkeepException, IOException, InterruptedException {
        var lock = world.interruption().guard(() -> new Following(folder, world).awaitLock());
        try (lock) {
            var ended = folder.exit();
            if (ended.isPresent()) {
                return ended.getAsInt();
            }
            return folder.isStopped() ? ExitStatus.INTERRUPTED : first(work);
        }
    }

    private int first(ToIntFunction<Surroundings> work) throws UpkeepException, IOException {
        folder.writePid();
        try (var log = new FileOutputStream(folder.log().toFile(), true)) {
            var status = work.applyAsInt(world.copiedTo(log));
            folder.writeExit(status);
            return status;
        }
    }
}
