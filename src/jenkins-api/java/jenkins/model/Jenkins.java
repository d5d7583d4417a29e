package jenkins.model;

import hudson.FilePath;
import hudson.model.Item;
import hudson.model.Node;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import java.io.File;
import java.util.List;
import org.springframework.security.core.Authentication;

public class Jenkins extends Node implements AccessControlled {
    public static final Permission ADMINISTER = null;
    public static final Permission READ = null;
    public static final Permission SYSTEM_READ = null;
    public static final Permission MANAGE = null;

    Jenkins() {}

    public static native Jenkins get();

    public static native Jenkins getInstanceOrNull();

    public static native Authentication getAuthentication2();

    public native <T extends Item> List<T> getAllItems(Class<T> type);

    public native <T extends Item> T getItemByFullName(String fullName, Class<T> type);

    @Override
    public native FilePath getRootPath();

    public native File getRootDir();

    public native boolean isTerminating();

    @Override
    public native ACL getACL();
}
