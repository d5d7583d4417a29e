package io.jenkins.plugins.upkeep.backup.files;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.RunningProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/**
 * Makes the files part of a backup set: a stream that GNU tar writes and any tar can restore. Numeric owners, access
 * control lists, extended attributes, links, holes and modification times are kept; nothing is written to disk here.
 * Immutable, so safe for several threads; a call that is broken off leaves no process behind, and is simply made again.
 */
public final class FileArchive {
    private final Command tar;

    /** Archives by the tar on the PATH. */
    public FileArchive() {
        this(Command.of("tar"));
    }

    FileArchive(Command tar) {
        this.tar = tar;
    }

    /**
     * Writes an archive and its listing. Neither stream is closed.
     *
     * @param part what to archive
     * @param base the folder that relative paths start from
     * @param target takes the archive
     * @param listing takes one line of JSON for each member, from another thread; it may be read once this method returns
     * @param progress is told, for each block, how many more bytes of the archive were written
     * @return what the archive holds, and what was noticed; an incomplete archive is no exception
     * @throws UpkeepException when tar cannot be started or broke off
     * @throws IOException when one of the two streams failed, or tar's output was no archive; tar is ended then
     * @throws InterruptedException when this thread is told to stop; tar is ended then
     */
    public FileEvidence write(
            FilesPart part, Path base, OutputStream target, OutputStream listing, LongConsumer progress)
            throws UpkeepException, IOException, InterruptedException {
        var problems = new FileProblems();
        var names = ConfiguredPaths.existing(part, base, problems);
        var collector = new EvidenceCollector(listing, new ArchivedPaths(part, base), problems);
        try (var run = new ArchiveRun(part, start(base, problems), collector)) {
            run.feed(names);
            var totals = run.pump(target, progress);
            return ArchiveOutcome.evidence(part, run.result(), totals, problems);
        }
    }

    private RunningProcess start(Path base, FileProblems problems) throws UpkeepException {
        return TarOptions.common(tar)
                .with("--create", "--file=-", "--format=posix", "--pax-option=delete=atime,delete=ctime")
                .with("--sparse", "--acls", "--xattrs", "--numeric-owner")
                .with("--null", "--verbatim-files-from", "--no-unquote", "--files-from=-")
                .in(base)
                .start(line -> TarMessage.problem(line).ifPresent(problems::add));
    }
}
