package io.jenkins.plugins.upkeep.backup.files;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.RunningProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Makes the files part of a backup set: a stream that GNU tar writes and any tar can restore. Numeric owners, access
 * control lists, extended attributes, links, holes and modification times are kept; nothing is written to disk here.
 * Immutable, so safe for several threads; a call that is broken off leaves no process behind, and is simply made again.
 */
public final class FileArchive {
    private final Command tar;
    private final List<FilesPart> backup;

    /**
     * Archives by the tar on the PATH.
     *
     * @param backup all parts of the backup: a link from one to another does not lead out of it
     */
    public FileArchive(List<FilesPart> backup) {
        this(Command.of("tar"), backup);
    }

    FileArchive(Command tar, List<FilesPart> backup) {
        this.tar = tar;
        this.backup = List.copyOf(backup);
    }

    /**
     * Writes an archive and its listing. Neither stream is closed.
     *
     * <p>A symbolic link within the part is archived as a link. Where a path of the part itself leads over symbolic links,
     * these are archived as links, and what they lead to under its real place: {@code current} and
     * {@code releases/20260101}, or {@code srv/shop/releases/20260101} where that does not lie below the base.
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
        var roots = ConfiguredPaths.roots(part, base, problems);
        var collector = new EvidenceCollector(listing, paths(roots, base), problems);
        try (var run = new ArchiveRun(part, start(base, problems), collector)) {
            run.feed(roots);
            var totals = run.pump(target, progress);
            return ArchiveOutcome.evidence(part, run.result(), totals, problems);
        }
    }

    private ArchivedPaths paths(List<ArchiveRoot> roots, Path base) throws IOException {
        var covered = new ArrayList<>(roots);
        for (var part : backup) {
            covered.addAll(ConfiguredPaths.roots(part, base, new FileProblems()));
        }
        return new ArchivedPaths(base.toRealPath(), roots, covered);
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
