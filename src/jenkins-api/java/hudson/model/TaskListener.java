package hudson.model;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Serializable;

public interface TaskListener extends Serializable {
    TaskListener NULL = null;

    PrintStream getLogger();

    default void hyperlink(String url, String text) throws IOException {
        throw new UnsupportedOperationException("a declaration");
    }
}
