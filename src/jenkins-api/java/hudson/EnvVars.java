package hudson;

import java.util.Map;
import java.util.TreeMap;

public class EnvVars extends TreeMap<String, String> {
    private static final long serialVersionUID = 1L;

    public EnvVars() {}

    public EnvVars(EnvVars m) {}

    public native EnvVars overrideAll(Map<String, String> all);

    public native String expand(String s);
}
