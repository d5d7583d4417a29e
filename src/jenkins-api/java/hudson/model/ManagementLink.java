package hudson.model;

import hudson.ExtensionPoint;
import hudson.security.Permission;

public abstract class ManagementLink implements ExtensionPoint, Action {
    public native String getDescription();

    public native Permission getRequiredPermission();

    public native Category getCategory();

    public enum Category {
        STATUS,
        TOOLS
    }
}
