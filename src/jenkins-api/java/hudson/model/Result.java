package hudson.model;

import java.io.Serializable;

public final class Result implements Serializable {
    private static final long serialVersionUID = 1L;
    public static final Result SUCCESS = null;
    public static final Result UNSTABLE = null;
    public static final Result FAILURE = null;
    public static final Result ABORTED = null;

    private Result() {}

    public native boolean isWorseThan(Result that);

    public native boolean isBetterThan(Result that);

    public native boolean isBetterOrEqualTo(Result that);
}
