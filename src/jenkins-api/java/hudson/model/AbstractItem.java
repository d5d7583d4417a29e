package hudson.model;

import hudson.security.ACL;
import java.io.File;
import java.io.IOException;

public abstract class AbstractItem extends Actionable implements Item {
    @Override
    public final native String getFullName();

    @Override
    public native String getFullDisplayName();

    @Override
    public final native String getUrl();

    @Override
    public native File getRootDir();

    @Override
    public native String getDisplayName();

    @Override
    public native ACL getACL();

    @Override
    public native void save() throws IOException;
}
