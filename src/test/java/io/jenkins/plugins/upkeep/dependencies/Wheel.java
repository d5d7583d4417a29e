package io.jenkins.plugins.upkeep.dependencies;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A real, small package of Python, made by hand: one module whose {@code VERSION} is the version. */
final class Wheel {
    private Wheel() {}

    /** The wheel's file; {@code requires} are lines such as {@code other>=2}. */
    static byte[] of(String name, String version, String... requires) {
        var module = name.replace('-', '_');
        var info = module + "-" + version + ".dist-info/";
        var metadata = new StringBuilder("Metadata-Version: 2.1\nName: " + name + "\nVersion: " + version + "\n");
        for (var one : requires) {
            metadata.append("Requires-Dist: ").append(one).append('\n');
        }
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            add(zip, module + ".py", "VERSION = '" + version + "'\n");
            add(zip, info + "METADATA", metadata.toString());
            add(
                    zip,
                    info + "WHEEL",
                    "Wheel-Version: 1.0\nGenerator: by-hand\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
            add(
                    zip,
                    info + "RECORD",
                    module + ".py,,\n" + info + "METADATA,,\n" + info + "WHEEL,,\n" + info + "RECORD,,\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static String file(String name, String version) {
        return name.replace('-', '_') + "-" + version + "-py3-none-any.whl";
    }

    private static void add(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
