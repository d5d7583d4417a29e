package io.jenkins.plugins.upkeep.traffic.review;

import java.util.List;

/**
 * Who did what.
 *
 * @param addresses all addresses but trusted ones
 * @param networks those of which several addresses may have done something odd
 * @param minutes the requests of each minute
 * @param seen how many addresses there were
 * @param forgotten how many of them nothing is known of any more
 */
public record Review(List<Visitor> addresses, List<Visitor> networks, Minutes minutes, long seen, long forgotten) {
    public Review {
        addresses = List.copyOf(addresses);
        networks = List.copyOf(networks);
    }
}
