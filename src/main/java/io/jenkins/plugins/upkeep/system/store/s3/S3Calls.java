package io.jenkins.plugins.upkeep.system.store.s3;

import io.jenkins.plugins.upkeep.system.concurrent.Daemons;
import io.jenkins.plugins.upkeep.system.store.StoreException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Sends requests from threads of its own: a socket cannot be interrupted, but who waits for it can. Safe for use by several
 * threads; none of its threads keeps the program alive.
 */
final class S3Calls {
    private static final Duration LONGEST_CLEANUP = Duration.ofMinutes(2);

    private final S3Failures failures;
    private final S3Connection connection;
    private final ExecutorService threads = Executors.newCachedThreadPool(Daemons.named("s3"));

    S3Calls(S3Connection connection) {
        this.connection = connection;
        this.failures = new S3Failures(connection.address());
    }

    S3Address address() {
        return connection.address();
    }

    S3Pace pace() {
        return connection.pace();
    }

    StoreException failure(String action, String key, Throwable problem) {
        return failures.of(action, key, problem);
    }

    /** Begins a request, whose failure is that of the library. */
    <T> Future<T> begin(Function<S3Client, T> request) {
        return threads.submit(() -> request.apply(connection.client()));
    }

    /**
     * Sends a request.
     *
     * @throws StoreException when it fails, or this thread is told to stop, which leaves it marked as interrupted
     */
    <T> T call(String action, String key, Function<S3Client, T> request) throws StoreException {
        return await(action, key, begin(request));
    }

    <T> T await(String action, String key, Future<T> request) throws StoreException {
        try {
            return request.get();
        } catch (ExecutionException e) {
            throw failure(action, key, e.getCause());
        } catch (InterruptedException e) {
            request.cancel(true);
            Thread.currentThread().interrupt();
            throw failure(action, key, new IllegalStateException("told to stop", e));
        }
    }

    /** Sends a request that must be sent even by one who was told to stop, and waits for a limited time only. */
    <T> T clean(String action, String key, Function<S3Client, T> request) throws StoreException {
        var stopped = Thread.interrupted();
        var sent = begin(request);
        try {
            return sent.get(LONGEST_CLEANUP.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw failure(action, key, e.getCause());
        } catch (TimeoutException e) {
            sent.cancel(true);
            throw failure(action, key, new IllegalStateException("the server did not answer in time; look at it", e));
        } catch (InterruptedException e) {
            sent.cancel(true);
            stopped = true;
            throw failure(action, key, new IllegalStateException("told to stop", e));
        } finally {
            if (stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
