package io.jenkins.plugins.upkeep.dependencies.index;

import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.http.WebAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Where an index is. Prints without an account.
 *
 * @param base its address, without an account and without a slash at its end
 * @param user the account's name; empty where everybody may ask
 * @param password the account's password
 */
public record IndexAddress(URI base, Optional<String> user, Optional<Secret> password) {
    /** An index that everybody may ask. */
    public static IndexAddress of(URI address) {
        return of(address, Optional.empty(), Optional.empty());
    }

    /**
     * @param address of the scheme http or https
     * @param user the account's name; where there is none, the one in the address
     * @param password the account's password
     */
    public static IndexAddress of(URI address, Optional<String> user, Optional<Secret> password) {
        var named = user.or(() -> Optional.ofNullable(address.getUserInfo()));
        return new IndexAddress(WebAddress.of(address).base(), named, password);
    }

    /**
     * @param path what is asked for below the base, encoded
     * @return its address
     */
    public URI at(String path) {
        return URI.create(base + path);
    }

    /** The header that names the account, for no other server than this one. */
    Optional<String> authorization(URI target) {
        if (user.isEmpty() || !isHere(target)) {
            return Optional.empty();
        }
        var pair = user.get() + ":" + password.map(Secret::reveal).orElse("");
        return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    private boolean isHere(URI target) {
        return base.getScheme().equalsIgnoreCase(target.getScheme())
                && base.getHost().equalsIgnoreCase(target.getHost())
                && base.getPort() == target.getPort();
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
