package io.jenkins.plugins.upkeep.dependencies.update;

import io.jenkins.plugins.upkeep.dependencies.index.Listing;
import io.jenkins.plugins.upkeep.dependencies.index.Release;
import io.jenkins.plugins.upkeep.dependencies.manifest.Component;
import java.util.List;
import java.util.Optional;

/**
 * What there is for one package.
 *
 * @param listing what the index says of it
 * @param newest the newest release that suits, cool or not; empty when the one in use is the newest
 * @param update the update that may be tried
 * @param reason why there is none, or why it is not the newest; empty where there is nothing to say
 * @param withdrawn whether the release in use was taken back by its makers
 * @param byHand whether it is left to people, and was not looked up
 */
public record Outlook(
        Listing listing,
        Optional<Release> newest,
        Optional<Update> update,
        String reason,
        boolean withdrawn,
        boolean byHand) {
    /** Nothing can be said, or nothing is to be done. */
    static Outlook idle(Listing listing, String reason, boolean withdrawn) {
        return new Outlook(listing, Optional.empty(), Optional.empty(), reason, withdrawn, false);
    }

    /**
     * @param component a package that is left to people
     * @param why the reason
     * @return what there is for it: nothing that anybody has looked up
     */
    public static Outlook byHand(Component component, String why) {
        var listing = new Listing(component, List.of(), "", "", false);
        return new Outlook(listing, Optional.empty(), Optional.empty(), why, false, true);
    }

    /**
     * @return the package's name
     */
    public String name() {
        return listing.component().fullName();
    }

    /**
     * @return whether there is something newer that is not taken yet
     */
    public boolean isHeld() {
        return newest.isPresent() && update.isEmpty();
    }

    /**
     * @param why the reason
     * @return the same, with the update held back after all
     */
    public Outlook held(String why) {
        return new Outlook(listing, newest, Optional.empty(), why, withdrawn, byHand);
    }
}
