package hudson.security;

public interface AccessControlled {
    ACL getACL();

    default void checkPermission(Permission permission) {
        throw new UnsupportedOperationException("a declaration");
    }

    default boolean hasPermission(Permission permission) {
        throw new UnsupportedOperationException("a declaration");
    }
}
