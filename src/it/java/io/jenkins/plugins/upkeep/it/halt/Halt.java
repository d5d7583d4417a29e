package io.jenkins.plugins.upkeep.it.halt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Ends a Java machine at a point of its program, as a power failure would. Called from classes that were changed. */
public final class Halt {
    /** Names the file that says at which point to end; it is removed then, so that the next start goes on. */
    static final String PROPERTY = "upkeep.it.halt";

    private static final int KILLED = 137;

    private Halt() {}

    /** Ends the machine when it is this point's turn. */
    public static void at(String point) {
        var file = Path.of(System.getProperty(PROPERTY));
        try {
            if (Files.exists(file) && Files.readString(file).equals(point)) {
                Files.delete(file);
                Runtime.getRuntime().halt(KILLED);
            }
        } catch (IOException e) {
            throw new IllegalStateException(file + ": cannot be read", e);
        }
    }

    /** The same, of a method that gave true. */
    public static void at(boolean given, String point) {
        if (given) {
            at(point);
        }
    }
}
