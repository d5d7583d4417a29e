package hudson.scheduler;

public abstract class Hash {
    public static native Hash from(String seed);
}
