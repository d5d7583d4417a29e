package hudson;

import hudson.model.Computer;
import hudson.model.TaskListener;
import hudson.remoting.Callable;
import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import jenkins.util.VirtualFile;

public final class FilePath implements Serializable {
    private static final long serialVersionUID = 1L;

    public FilePath(File localPath) {}

    public FilePath(VirtualChannel channel, String remote) {}

    public native String getRemote();

    public native String getName();

    public native FilePath child(String rel);

    public native FilePath getParent();

    public native VirtualChannel getChannel();

    public native Launcher createLauncher(TaskListener listener) throws IOException, InterruptedException;

    public native VirtualFile toVirtualFile();

    public native long getUsableDiskSpace() throws IOException, InterruptedException;

    public native Computer toComputer();

    public native <V, E extends Throwable> V act(Callable<V, E> callable) throws IOException, InterruptedException, E;

    public native void mkdirs() throws IOException, InterruptedException;

    public native boolean exists() throws IOException, InterruptedException;

    public native boolean isDirectory() throws IOException, InterruptedException;

    public native boolean delete() throws IOException, InterruptedException;

    public native void deleteRecursive() throws IOException, InterruptedException;

    public native void renameTo(FilePath target) throws IOException, InterruptedException;

    public native void chmod(int mask) throws IOException, InterruptedException;

    public native long length() throws IOException, InterruptedException;

    public native InputStream read() throws IOException, InterruptedException;

    public native String readToString() throws IOException, InterruptedException;

    public native void write(String content, String encoding) throws IOException, InterruptedException;

    public native void copyFrom(InputStream in) throws IOException, InterruptedException;

    public native void copyTo(FilePath target) throws IOException, InterruptedException;

    public native void copyTo(OutputStream os) throws IOException, InterruptedException;

    public native FilePath[] list(String includes) throws IOException, InterruptedException;
}
