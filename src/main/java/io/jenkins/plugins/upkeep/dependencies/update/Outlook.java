package io.jenkins.plugins.upkeep.dependencies.update;

import io.jenkins.plugins.upkeep.dependencies.index.Listing;
import io.jenkins.plugins.upkeep.dependencies.index.Release;
import java.util.Optional;

/**
 * What there is for one package.
 *
 * @param listing what the index says of it
 * @param newest the newest release that suits, cool or not; empty when the one in use is the newest
 * @param update the update that may be tried
 * @param reason why there is none, or why it is not the newest; empty where there is nothing to say
 * @param withdrawn whether the release in use was taken back by its makers
 */
public record Outlook(
        Listing listing, Optional<Release> newest, Optional<Update> update, String reason, boolean withdrawn) {
    /** Nothing can be said, or nothing is to be done. */
    static Outlook idle(Listing listing, String reason, boolean withdrawn) {
        return new Outlook(listing, Optional.empty(), Optional.empty(), reason, withdrawn);
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
        return new Outlook(listing, newest, Optional.empty(), why, withdrawn);
    }
}
