package io.jenkins.plugins.upkeep.jenkins.page;

import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import jenkins.model.Jenkins;
import org.jvnet.localizer.Localizable;
import org.jvnet.localizer.ResourceBundleHolder;

/** The permissions that the plugin adds. */
public final class UpkeepPermissions {
    private static final ResourceBundleHolder TEXTS = ResourceBundleHolder.get(UpkeepPermissions.class);

    /** Their group in the matrix of rights. */
    public static final PermissionGroup GROUP =
            new PermissionGroup(UpkeepPermissions.class, new Localizable(TEXTS, "group"));

    /** To see the calendar. Of the jobs in it everyone sees those alone that they may read. */
    public static final Permission VIEW =
            new Permission(GROUP, "View", new Localizable(TEXTS, "view"), Jenkins.READ, PermissionScope.JENKINS);

    private UpkeepPermissions() {}
}
