package io.jenkins.plugins.upkeep.dependencies.index;

import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.http.BoundedBody;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;

/**
 * Asks one index for documents. It follows redirects, but never from https to http, and names its account to no other server. An
 * index that did not answer twice in a row is not asked again. Safe for use by several threads.
 */
final class IndexClient {
    private static final Duration TO_CONNECT = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int LONGEST = 32 << 20;
    private static final int REDIRECTS = 5;

    private final IndexAddress address;
    private final Duration patience;
    private final AtomicReference<IndexDownException> down = new AtomicReference<>();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(TO_CONNECT)
            .build();

    IndexClient(IndexAddress address) {
        this(address, PATIENCE);
    }

    IndexClient(IndexAddress address, Duration patience) {
        this.address = address;
        this.patience = patience;
    }

    IndexAddress address() {
        return address;
    }

    IndexAnswer get(String path, String accept) throws UpkeepException, InterruptedException {
        return follow("GET", address.at(path), accept);
    }

    /** Asks for what is known of a document, without the document. */
    IndexAnswer head(String path) throws UpkeepException, InterruptedException {
        return follow("HEAD", address.at(path), "*/*");
    }

    private IndexAnswer follow(String method, URI first, String accept) throws UpkeepException, InterruptedException {
        var target = first;
        for (int step = 0; step <= REDIRECTS; step++) {
            var answer = patiently(method, target, accept);
            var next = answer.redirect();
            if (next.isEmpty()) {
                return answer;
            }
            target = allowed(target, next.get());
        }
        throw new UpkeepException(address + " sends us from one address to the next; correct the address of the index");
    }

    private URI allowed(URI from, URI to) throws UpkeepException {
        var known = "https".equalsIgnoreCase(to.getScheme())
                || ("http".equalsIgnoreCase(to.getScheme()) && "http".equalsIgnoreCase(from.getScheme()));
        if (!known || to.getHost() == null) {
            throw new UpkeepException(address
                    + " sends us to an address that is not as safe as its own; correct the address of the index");
        }
        return to;
    }

    private IndexAnswer patiently(String method, URI target, String accept)
            throws UpkeepException, InterruptedException {
        requireUp();
        try {
            return once(method, target, accept);
        } catch (IndexDownException e) {
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        }
        requireUp();
        try {
            return once(method, target, accept);
        } catch (IndexDownException e) {
            down.compareAndSet(null, e);
            throw e;
        }
    }

    private void requireUp() throws IndexDownException {
        var reason = down.get();
        if (reason != null) {
            throw new IndexDownException(reason.getMessage(), reason);
        }
    }

    private IndexAnswer once(String method, URI target, String accept) throws UpkeepException, InterruptedException {
        var request = HttpRequest.newBuilder(target)
                .timeout(patience)
                .header("User-Agent", "upkeep")
                .header("Accept", accept)
                .method(method, HttpRequest.BodyPublishers.noBody());
        address.authorization(target).ifPresent(account -> request.header("Authorization", account));
        var answer = client.sendAsync(request.build(), head -> new BoundedBody(LONGEST + 1));
        try {
            return whole(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (TimeoutException e) {
            throw new IndexDownException(
                    address + " gave no whole answer within " + patience.toSeconds() + " s; see what it is busy with",
                    e);
        } finally {
            answer.cancel(true);
        }
    }

    private IndexAnswer whole(HttpResponse<byte[]> answer) throws UpkeepException {
        if (answer.body().length > LONGEST) {
            throw new UpkeepException(address + ": the answer is longer than " + (LONGEST >> 20)
                    + " MiB; see what answers at this address");
        }
        return new IndexAnswer(answer);
    }

    private UpkeepException failure(Throwable problem) {
        var end = OneLine.of(problem.getMessage());
        if (has(problem, UnresolvedAddressException.class)) {
            return down("has no address: its host is not known here; check its name", problem);
        }
        if (has(problem, ConnectException.class)) {
            return down("refuses connections; start it, or correct its address", problem);
        }
        if (has(problem, SSLException.class)) {
            return down(
                    "does not come to terms on TLS (" + end
                            + "); mend its certificate, a private issuer must be in Java's trust store",
                    problem);
        }
        return down("gave no answer (" + end + "); see its log", problem);
    }

    private IndexDownException down(String words, Throwable problem) {
        return new IndexDownException(address + " " + words, problem);
    }

    private static boolean has(Throwable problem, Class<? extends Throwable> type) {
        return Optional.ofNullable(problem)
                .filter(one -> type.isInstance(one) || has(one.getCause(), type))
                .isPresent();
    }
}
