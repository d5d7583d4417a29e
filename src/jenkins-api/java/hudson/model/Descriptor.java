package hudson.model;

public abstract class Descriptor<T extends Describable<T>> implements Saveable {
    public final transient Class<? extends T> clazz = null;

    protected Descriptor() {}

    public native String getDisplayName();

    public native String getId();

    public native void load();

    @Override
    public native void save();
}
