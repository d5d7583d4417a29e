package io.jenkins.plugins.upkeep.system.postgres;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder with programs of PostgreSQL. The commands never ask for a password: it comes from the environment
 * ({@link DatabaseAddress#handTo}) or a pgpass file.
 *
 * @param folder where the programs are
 * @param client the version of its pg_dump; empty when there is none that works
 * @param server the version of its server; empty when postgres or initdb is missing or does not work
 */
public record PostgresPrograms(Path folder, Optional<PostgresVersion> client, Optional<PostgresVersion> server) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * Looks what is in a folder.
     *
     * @param folder any folder
     * @return its programs, possibly none
     * @throws InterruptedException when this thread is told to stop
     */
    public static PostgresPrograms in(Path folder) throws InterruptedException {
        var complete = Files.isExecutable(folder.resolve("initdb"));
        return new PostgresPrograms(
                folder, version(folder, "pg_dump"), complete ? version(folder, "postgres") : Optional.empty());
    }

    private static Optional<PostgresVersion> version(Path folder, String program) throws InterruptedException {
        var file = folder.resolve(program);
        if (!Files.isExecutable(file) || Files.isDirectory(file)) {
            return Optional.empty();
        }
        try {
            return PostgresVersion.parse(Command.of(file, "--version").output(PATIENCE));
        } catch (UpkeepException e) {
            // A program that cannot even say its version is as good as none; who needs it hears what was found.
            return Optional.empty();
        }
    }

    /**
     * Demands that programs are there which a package has together with pg_dump.
     *
     * @param names the programs
     * @return these programs
     * @throws UpkeepException when one is missing
     */
    public PostgresPrograms with(String... names) throws UpkeepException {
        var missing = Stream.of(names)
                .filter(name -> !Files.isExecutable(folder.resolve(name)))
                .toList();
        if (!missing.isEmpty()) {
            throw new UpkeepException("folder " + this + ": has no " + String.join(", ", missing)
                    + "; install the whole client: apt-get install postgresql-client"
                    + client.map(version -> "-" + version.major()).orElse(""));
        }
        return this;
    }

    /**
     * @return pg_dump
     */
    public Command pgDump() {
        return program("pg_dump");
    }

    /**
     * @return pg_dumpall
     */
    public Command pgDumpall() {
        return program("pg_dumpall");
    }

    /**
     * @return pg_restore
     */
    public Command pgRestore() {
        return program("pg_restore");
    }

    /**
     * @return pg_amcheck
     */
    public Command pgAmcheck() {
        return program("pg_amcheck");
    }

    /**
     * @return psql that reads no start-up file, stops at the first error and says no more than it must
     */
    public Command psql() {
        return program("psql").with("--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1");
    }

    private Command program(String name) {
        return Command.of(folder.resolve(name), "--no-password");
    }

    boolean isClientOf(int serverMajor) {
        return client.isPresent() && client.get().major() >= serverMajor;
    }

    boolean isEmpty() {
        return client.isEmpty() && server.isEmpty();
    }

    /** The folder and what it holds, for messages: {@code /usr/bin (pg_dump 15.18)}. */
    @Override
    public String toString() {
        var found = Stream.of(client.map(version -> "pg_dump " + version), server.map(version -> "server " + version))
                .flatMap(Optional::stream)
                .toList();
        return folder + " (" + String.join(", ", found.isEmpty() ? List.of("nothing that works") : found) + ")";
    }
}
