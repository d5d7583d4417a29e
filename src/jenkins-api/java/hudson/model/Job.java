package hudson.model;

import java.io.File;

public abstract class Job<J extends Job<J, R>, R extends Run<J, R>> extends AbstractItem {
    public native File getBuildDir();

    public native R getLastBuild();

    public native R getLastCompletedBuild();

    public native R getBuildByNumber(int n);
}
