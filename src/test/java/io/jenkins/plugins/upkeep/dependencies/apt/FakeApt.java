package io.jenkins.plugins.upkeep.dependencies.apt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;

/** Programs that print what apt and dpkg printed on real machines. */
public final class FakeApt {
    /** Of a Debian 12 with one held package, and with lines that are neither updates nor of interest. */
    public static final String UPGRADES = """
            Reading package lists...
            Building dependency tree...
            The following packages will be upgraded:
              base-files libgcrypt20 liblzma5 openssl
            Inst base-files [12.4+deb12u11] (12.4+deb12u15 Debian:12.15/oldstable [amd64])
            Conf base-files (12.4+deb12u15 Debian:12.15/oldstable [amd64])
            Inst libgcrypt20 [1.10.1-3] (1.10.1-3+deb12u1 Debian:12.15/oldstable, Debian-Security:12/oldstable-security [amd64])
            Inst liblzma5:i386 [5.4.1-1] (5.4.1-1+deb12u2 Debian-Security:12/oldstable-security [i386]) []
            Inst linux-image-6.1.0-43-amd64 (6.1.162-1 Debian-Security:12/oldstable-security [amd64])
            Inst libperl5.36 [5.36.0-7+deb12u2] (5.36.0-7+deb12u4 Debian-Security:12/oldstable-security [amd64]) [perl:amd64 ]
            Inst curl [7.81.0-1ubuntu1.15] (7.81.0-1ubuntu1.16 Ubuntu:22.04/jammy-updates, Ubuntu:22.04/jammy-security [amd64])
            Inst openssl [3.0.15-1~deb12u1] (3.0.17-1~deb12u3 Debian-Security:12/oldstable-security [amd64])
            Remv old-thing [1.0]
            4 upgraded, 1 newly installed, 1 to remove and 0 not upgraded.
            """;

    /** Lines of dpkg-query for packages that were built from three sources; one was removed. */
    public static final String INSTALLED = """
            ii \topenssh\t1:9.2p1-2+deb12u2
            ii \topenssh\t1:9.2p1-2+deb12u2
            hi \topenssl\t3.0.15-1~deb12u1
            rc \tgone\t1.0
            ii \tzlib\t1:1.2.13.dfsg-1
            """;

    /** Of apt-cache madison on that Debian 12, for the one package whose update is not from the security archive. */
    public static final String ARCHIVES = """
            base-files | 12.4+deb12u15 | http://deb.debian.org/debian bookworm/main amd64 Packages
            """;

    private final Path folder;

    /** In an empty folder. */
    public FakeApt(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        program("apt-get", UPGRADES, 0);
        program("apt-mark", "openssl\n", 0);
        program("apt-cache", ARCHIVES, 0);
        program("dpkg-query", INSTALLED, 0);
        Files.writeString(folder.resolve("os-release"), "NAME=\"Debian GNU/Linux\"\nID=debian\nVERSION_ID=\"12\"\n");
        Files.createDirectories(folder.resolve("lists"));
    }

    /** Makes a program print something. */
    public FakeApt program(String name, String output, int status) throws IOException {
        var text = Files.writeString(folder.resolve(name + ".out"), output);
        var script = Files.writeString(
                folder.resolve(name),
                "#!/bin/sh\ncat '" + text + "'\n[ " + status + " = 0 ] || echo trouble >&2\nexit " + status + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return this;
    }

    /** Removes a program. */
    public FakeApt without(String name) throws IOException {
        Files.delete(folder.resolve(name));
        return this;
    }

    /** Makes a list that apt fetched. */
    public FakeApt list(String name, Instant made) throws IOException {
        var list = Files.writeString(folder.resolve("lists").resolve(name), "Origin: Debian\n");
        Files.setLastModifiedTime(list, FileTime.from(made));
        return this;
    }

    /** The system with these programs. */
    public AptSystem system() {
        return new AptSystem(
                folder.resolve("apt-get").toString(),
                folder.resolve("apt-mark").toString(),
                folder.resolve("apt-cache").toString(),
                folder.resolve("dpkg-query").toString(),
                folder.resolve("lists"),
                folder.resolve("os-release"));
    }
}
