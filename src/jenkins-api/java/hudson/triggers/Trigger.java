package hudson.triggers;

import hudson.model.Describable;
import hudson.model.Item;

public abstract class Trigger<J extends Item> implements Describable<Trigger<?>> {
    public native String getSpec();
}
