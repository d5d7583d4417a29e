package io.jenkins.plugins.upkeep.backup.restore;

import io.jenkins.plugins.upkeep.backup.set.DamagedSetException;
import io.jenkins.plugins.upkeep.backup.set.NoKeyException;
import io.jenkins.plugins.upkeep.system.Bytes;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells a set that does not restore from a machine that cannot restore it. PostgreSQL's own programs say no SQLSTATE, so that
 * their words are looked at too.
 *
 * @param base the folder of the throwaway cluster
 * @param running whether its server still ran when the restore failed
 */
public record RestoreFault(Path base, boolean running) {
    /** Below this the disk is taken for full, whatever the words are. */
    private static final Bytes FULL = new Bytes(32 << 20);

    /**
     * Tells whether trouble of this machine is behind a failure. A set that was seen to be damaged is always at fault itself;
     * without a sign of trouble here, the set is too.
     */
    public static boolean isBehind(Throwable failure) {
        return !isDamage(failure)
                && (isKeyless(failure)
                        || known(failure).isPresent()
                        || chain(failure).anyMatch(IOException.class::isInstance));
    }

    private static boolean isKeyless(Throwable failure) {
        return chain(failure).anyMatch(NoKeyException.class::isInstance);
    }

    private static boolean isDamage(Throwable failure) {
        return chain(failure).anyMatch(DamagedSetException.class::isInstance);
    }

    UpkeepException of(UpkeepException reason) {
        if (isDamage(reason)) {
            return new RestoreFailedException(reason);
        }
        if (isKeyless(reason)) {
            return new CannotRestoreHereException("give the key", reason);
        }
        return lack(reason)
                .<UpkeepException>map(lack -> new CannotRestoreHereException(lack.advice, reason))
                .orElseGet(() -> new RestoreFailedException(reason));
    }

    private Optional<Lack> lack(UpkeepException reason) {
        if (base.toFile().getUsableSpace() < FULL.count()) {
            return Optional.of(Lack.SPACE);
        }
        var known = known(reason);
        if (known.isPresent()) {
            return known;
        }
        return running ? Optional.of(Lack.DISK).filter(disk -> isBehind(reason)) : Optional.of(Lack.SERVER);
    }

    private static Optional<Lack> known(Throwable reason) {
        return Arrays.stream(Lack.values())
                .filter(lack -> chain(reason).anyMatch(lack::shows))
                .findFirst();
    }

    private static Stream<Throwable> chain(Throwable end) {
        return Stream.iterate(end, problem -> problem != null, Throwable::getCause);
    }

    /** What a machine may lack, with the SQLSTATEs and the words that show it. */
    private enum Lack {
        SPACE("53100", "No space left on device|Disk quota exceeded", "free some space or set TMPDIR to a larger disk"),
        EXTENSION(
                "58P01",
                "extension \\S+ is not available|extension control file|has no installation script"
                        + "|could not access file|could not load library|could not open \\w+(?: \\w+)? file",
                "install the package that has it for this version of PostgreSQL"),
        LOCALE(
                "",
                "invalid (?:LC_\\w+ )?locale name|could not create locale|could not open collator|ICU is not supported",
                "install this locale (locales-all has every one)"),
        MEMORY(
                "53\\w{3}",
                "out of memory|out of shared memory|could not resize shared memory|Cannot allocate memory",
                "give this machine more memory or let the restore use fewer connections"),
        DISK(
                "",
                "Input/output error|Read-only file system|Too many open files|could not (?:extend|fsync)",
                "look at this machine's disk"),
        PROGRAM("", "cannot be started \\(", "put PostgreSQL's programs in order"),
        SERVER(
                "08\\w{3}|53\\w{3}|57\\w{3}|58\\w{3}|XX001",
                "server closed the connection|terminating connection|connection to server|could not connect"
                        + "|the database system is (?:shutting down|in recovery mode|starting up)|connection not open",
                "see why the throwaway server ended: was memory short, or did somebody kill it?");

        private final Pattern states;
        private final Pattern words;
        private final String advice;

        Lack(String states, String words, String advice) {
            this.states = Pattern.compile(states);
            this.words = Pattern.compile(words, Pattern.CASE_INSENSITIVE);
            this.advice = advice;
        }

        boolean shows(Throwable problem) {
            var state = problem instanceof SQLException sql ? sql.getSQLState() : null;
            return (state != null && states.matcher(state).matches())
                    || words.matcher(String.valueOf(problem.getMessage())).find();
        }
    }
}
