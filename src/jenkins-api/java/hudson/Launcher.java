package hudson;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

public abstract class Launcher {
    public native ProcStarter launch();

    public native boolean isUnix();

    public abstract void kill(Map<String, String> modelEnvVars) throws IOException, InterruptedException;

    public final class ProcStarter {
        ProcStarter() {}

        public native ProcStarter cmds(String... args);

        public native ProcStarter quiet(boolean quiet);

        public native ProcStarter stdout(OutputStream out);

        public native ProcStarter stderr(OutputStream out);

        public native int join() throws IOException, InterruptedException;
    }
}
