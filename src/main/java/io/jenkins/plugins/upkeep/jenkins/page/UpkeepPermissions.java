package io.jenkins.plugins.upkeep.jenkins.page;

import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import jenkins.model.Jenkins;

/** The permissions that the plugin adds. */
public final class UpkeepPermissions {
    /** Their group in the matrix of rights. */
    public static final PermissionGroup GROUP =
            new PermissionGroup(UpkeepPermissions.class, Messages._PermissionGroup());

    /** To see the calendar. Of the jobs in it everyone sees those alone that they may read. */
    public static final Permission VIEW =
            new Permission(GROUP, "View", Messages._PermissionView(), Jenkins.READ, PermissionScope.JENKINS);

    private UpkeepPermissions() {}
}
