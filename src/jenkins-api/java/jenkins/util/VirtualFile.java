package jenkins.util;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.Collection;

public abstract class VirtualFile implements Comparable<VirtualFile>, Serializable {
    private static final long serialVersionUID = 1L;

    public abstract String getName();

    public abstract VirtualFile child(String name);

    public abstract VirtualFile[] list() throws IOException;

    public native Collection<String> list(String includes, String excludes, boolean useDefaultExcludes)
            throws IOException;

    public abstract boolean isFile() throws IOException;

    public abstract boolean exists() throws IOException;

    public abstract long length() throws IOException;

    public abstract long lastModified() throws IOException;

    public abstract InputStream open() throws IOException;

    @Override
    public final native int compareTo(VirtualFile o);
}
