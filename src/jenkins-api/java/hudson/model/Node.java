package hudson.model;

import hudson.FilePath;

public abstract class Node {
    public native String getNodeName();

    public abstract FilePath getRootPath();
}
