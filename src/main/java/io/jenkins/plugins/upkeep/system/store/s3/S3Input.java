package io.jenkins.plugins.upkeep.system.store.s3;

import io.jenkins.plugins.upkeep.system.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * Reads a file from a bucket. When the connection breaks it goes on from where it was, as long as the file is still the
 * same one. For one thread.
 */
final class S3Input extends InputStream {
    private final S3Calls calls;
    private final S3Key key;
    private final long length;
    private final String version;
    private ResponseInputStream<GetObjectResponse> body;
    private long position;
    private int failures;

    private S3Input(S3Calls calls, S3Key key, ResponseInputStream<GetObjectResponse> body) {
        this.calls = calls;
        this.key = key;
        this.body = body;
        this.length = body.response().contentLength();
        this.version = body.response().eTag();
    }

    static S3Input open(S3Calls calls, S3Key key) throws StoreException {
        var request = request(calls, key).build();
        return new S3Input(calls, key, calls.call("read", key.shown(), client -> client.getObject(request)));
    }

    private static GetObjectRequest.Builder request(S3Calls calls, S3Key key) {
        return GetObjectRequest.builder().bucket(calls.address().bucket()).key(key.full());
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int wanted) throws IOException {
        if (wanted == 0) {
            return 0;
        }
        while (position < length) {
            var count = attempt(target, offset, wanted);
            if (count > 0) {
                position += count;
                failures = 0;
                return count;
            }
        }
        return -1;
    }

    /** Gives nothing when the connection broke and a new one was opened. */
    private int attempt(byte[] target, int offset, int wanted) throws IOException {
        try {
            var count = body.read(target, offset, (int) Math.min(wanted, length - position));
            if (count > 0) {
                return count;
            }
            throw new IOException("the answer ended after " + position + " of " + length + " bytes");
        } catch (IOException | RuntimeException e) {
            goOn(e);
            return 0;
        }
    }

    private void goOn(Exception problem) throws IOException {
        body.abort();
        failures++;
        if (failures >= calls.pace().attempts()) {
            throw new IOException(calls.failure("read", "on", problem).getMessage(), problem);
        }
        pause(problem);
        var request = request(calls, key)
                .range("bytes=" + position + "-")
                .ifMatch(version)
                .build();
        try {
            body = calls.call("read", "on", client -> client.getObject(request));
        } catch (StoreException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void pause(Exception problem) throws IOException {
        var pace = calls.pace();
        var longest = Math.min(
                pace.pause().toMillis() << Math.min(failures, 20),
                pace.longestPause().toMillis());
        try {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(longest + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            problem.addSuppressed(e);
            throw new IOException("told to stop", problem);
        }
    }

    @Override
    public void close() {
        // What is left is not read: closing alone would read it.
        body.abort();
    }
}
