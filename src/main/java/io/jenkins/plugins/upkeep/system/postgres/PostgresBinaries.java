package io.jenkins.plugins.upkeep.system.postgres;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.joining;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** The PostgreSQL programs of this machine, found once; it picks those that fit a server. Immutable. */
public final class PostgresBinaries {
    private final List<PostgresPrograms> places;

    private PostgresBinaries(List<PostgresPrograms> places) {
        this.places = List.copyOf(places);
    }

    /**
     * Looks at the places where packages install PostgreSQL, and then at the PATH. The PATH comes last because Debian
     * has wrappers there that choose a version of their own.
     *
     * @return what was found, possibly nothing
     * @throws UpkeepException when a folder cannot be listed
     * @throws InterruptedException when this thread is told to stop
     */
    public static PostgresBinaries find() throws UpkeepException, InterruptedException {
        var folders = new LinkedHashSet<Path>();
        folders.addAll(versions(Path.of("/usr/lib/postgresql"), "*"));
        folders.addAll(versions(Path.of("/usr"), "pgsql-*"));
        Command.find("pg_dump").map(Path::getParent).ifPresent(folders::add);
        Command.find("postgres").map(Path::getParent).ifPresent(folders::add);
        return in(List.copyOf(folders));
    }

    /**
     * Looks at the given folders only.
     *
     * @param folders each a folder that has {@code pg_dump} or {@code postgres} in it; the first that fits is taken
     * @return what was found, possibly nothing
     * @throws InterruptedException when this thread is told to stop
     */
    public static PostgresBinaries in(List<Path> folders) throws InterruptedException {
        var places = new ArrayList<PostgresPrograms>();
        for (var folder : folders) {
            places.add(PostgresPrograms.in(folder));
        }
        return new PostgresBinaries(places);
    }

    private static List<Path> versions(Path parent, String pattern) throws UpkeepException {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (DirectoryStream<Path> children = Files.newDirectoryStream(parent, pattern)) {
            var folders = new ArrayList<Path>();
            children.forEach(child -> folders.add(child.resolve("bin")));
            folders.removeIf(folder -> !Files.isDirectory(folder));
            folders.sort(null);
            return folders;
        } catch (IOException e) {
            throw new UpkeepException(
                    "folder " + parent + ": cannot be listed (" + e.getMessage() + "); name the programs' folder", e);
        }
    }

    /**
     * Picks the programs that talk to a server: of its own major version or, failing that, of the next higher one.
     *
     * @param serverMajor the server's major version
     * @return the programs; pg_dump at least is among them
     * @throws UpkeepException when the server is older than {@link PostgresVersion#OLDEST_MAJOR}, or nothing fits
     */
    public PostgresPrograms client(int serverMajor) throws UpkeepException {
        requireSupported(serverMajor);
        return places.stream()
                .filter(place -> place.isClientOf(serverMajor))
                .min(comparingInt(place -> place.client().get().major()))
                .orElseThrow(() -> missing("pg_dump for a server of version", serverMajor, "client"));
    }

    /**
     * Picks the programs that restore into a server what pg_dump wrote: a pg_restore cannot read what a newer pg_dump wrote.
     *
     * @param serverMajor the server's major version
     * @param dumper the major version of the pg_dump
     * @return the programs; pg_restore and psql are among them
     * @throws UpkeepException when nothing fits
     */
    public PostgresPrograms restorer(int serverMajor, int dumper) throws UpkeepException {
        if (dumper > serverMajor && places.stream().noneMatch(place -> place.isClientOf(dumper))) {
            throw missing("pg_restore that reads what pg_dump wrote of version", dumper, "client");
        }
        return client(Math.max(serverMajor, dumper)).with("pg_restore", "psql");
    }

    /**
     * Picks the programs that are a server.
     *
     * @param major the server's major version, exactly
     * @return the programs; initdb and postgres at least are among them
     * @throws UpkeepException when the version is older than {@link PostgresVersion#OLDEST_MAJOR} or not installed
     */
    public PostgresPrograms server(int major) throws UpkeepException {
        requireSupported(major);
        return places.stream()
                .filter(place -> place.server()
                        .filter(version -> version.major() == major)
                        .isPresent())
                .findFirst()
                .orElseThrow(() -> missing("server programs of version", major, "server"));
    }

    /**
     * @return the programs of the newest server of this machine; empty when there is none
     */
    public Optional<PostgresPrograms> newestServer() {
        return places.stream()
                .filter(place -> place.server().isPresent())
                .filter(place -> place.server().get().major() >= PostgresVersion.OLDEST_MAJOR)
                .max(comparingInt(place -> place.server().get().major()));
    }

    private static void requireSupported(int major) throws UpkeepException {
        if (major < PostgresVersion.OLDEST_MAJOR) {
            throw new UpkeepException("PostgreSQL " + major + ": too old, versions from " + PostgresVersion.OLDEST_MAJOR
                    + " on are supported; upgrade the server");
        }
    }

    private UpkeepException missing(String what, int major, String kind) {
        var found = places.stream()
                .filter(place -> !place.isEmpty())
                .map(PostgresPrograms::toString)
                .collect(joining(", "));
        var searched = places.stream().map(place -> place.folder().toString()).collect(joining(", "));
        var seen = found.isEmpty() ? "nothing in " + (searched.isEmpty() ? "the usual places" : searched) : found;
        var packaged = kind.equals("server") ? "postgresql-" + major : "postgresql-client-" + major;
        return new UpkeepException("PostgreSQL " + major + ": no " + what + " " + major + " (found: " + seen
                + "); install it: apt-get install " + packaged);
    }
}
