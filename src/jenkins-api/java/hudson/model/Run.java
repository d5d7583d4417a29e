package hudson.model;

import hudson.security.ACL;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import java.io.File;
import java.io.IOException;
import jenkins.model.ArtifactManager;

public abstract class Run<J extends Job<J, R>, R extends Run<J, R>> extends Actionable
        implements PersistenceRoot, AccessControlled {
    public static final Permission ARTIFACTS = null;

    public native J getParent();

    public native int getNumber();

    public native String getId();

    public native String getUrl();

    @Override
    public native String getDisplayName();

    public native String getFullDisplayName();

    public native String getExternalizableId();

    public native Result getResult();

    public native void setResult(Result r);

    public native boolean isBuilding();

    public final native R getPreviousCompletedBuild();

    public final native long getStartTimeInMillis();

    public native long getDuration();

    @Override
    public native File getRootDir();

    public final native ArtifactManager getArtifactManager();

    public final native ArtifactManager pickArtifactManager() throws IOException;

    @Override
    public native void save() throws IOException;

    @Override
    public native ACL getACL();
}
