package io.jenkins.plugins.upkeep.dependencies.osv;

import io.jenkins.plugins.upkeep.dependencies.advisory.Wanted;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Stoppable;
import io.jenkins.plugins.upkeep.system.http.WebAddress;
import java.net.URI;
import java.time.Clock;
import java.util.Collection;

/**
 * The web API of OSV, or a server with the same one. It is told names and versions of packages, and nothing else.
 *
 * @param address where it is
 * @param pace how long it is waited for
 */
public record ApiSource(WebAddress address, ApiPace pace) implements AdvisorySource {
    private static final URI PUBLIC = URI.create("https://api.osv.dev");

    /** The public one. */
    public static ApiSource open() {
        return new ApiSource(WebAddress.of(PUBLIC), ApiPace.USUAL);
    }

    @Override
    public String description() {
        return "web API " + address;
    }

    @Override
    public Found find(Collection<Wanted> wanted, Clock clock) throws UpkeepException, InterruptedException {
        var session = new ApiSession(new ApiCalls(address, pace), new WantedIndex(wanted), description());
        return Stoppable.run(session::find);
    }
}
