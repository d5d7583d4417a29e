package hudson.model;

import hudson.remoting.VirtualChannel;

public abstract class Computer extends Actionable {
    public native Node getNode();

    public native String getName();

    public native VirtualChannel getChannel();

    public native boolean isOnline();
}
