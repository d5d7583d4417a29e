package io.jenkins.plugins.upkeep.cli.durable;

import io.jenkins.plugins.upkeep.cli.command.Surroundings;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.files.ProcessLock;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Waits for the run of another process to end, and prints meanwhile what that prints. */
final class Following {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final TaskFolder folder;
    private final Surroundings world;
    private long printed;

    Following(TaskFolder folder, Surroundings world) {
        this.folder = folder;
        this.world = world;
    }

    /**
     * Takes the run, when need be after the process that does it has ended.
     *
     * @throws InterruptedException when this process is told to stop; the other one goes on
     */
    ProcessLock awaitLock() throws UpkeepException, InterruptedException {
        var lock = folder.take();
        while (lock.isEmpty()) {
            print();
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            lock = folder.take();
        }
        print(lock);
        return lock.get();
    }

    /** What came last, unless this process is the first and there is nothing to follow. */
    private void print(Optional<ProcessLock> lock) throws UpkeepException {
        try {
            print();
        } catch (UpkeepException e) {
            folder.release(lock, e);
            throw e;
        }
    }

    private void print() throws UpkeepException {
        if (!Files.exists(folder.log())) {
            return;
        }
        try (var log = Files.newInputStream(folder.log())) {
            log.skipNBytes(printed);
            printed += log.transferTo(world.out());
            world.out().flush();
        } catch (IOException e) {
            throw folder.unfit(e);
        }
    }
}
