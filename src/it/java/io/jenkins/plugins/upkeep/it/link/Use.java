package io.jenkins.plugins.upkeep.it.link;

/**
 * What a class of ours asks of another one.
 *
 * @param user the class of ours
 * @param owner the other one's internal name
 * @param member the member's name and descriptor; empty for the type alone
 * @param isStatic whether the member is asked for as a static one
 * @param onInterface whether the other one is taken for an interface
 */
record Use(String user, String owner, String member, boolean isStatic, boolean onInterface) {
    @Override
    public String toString() {
        return user + " asks for " + (isStatic ? "static " : "") + owner + (onInterface ? " (an interface)" : "") + " "
                + member;
    }
}
