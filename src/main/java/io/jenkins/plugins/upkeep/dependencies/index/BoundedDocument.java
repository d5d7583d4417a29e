package io.jenkins.plugins.upkeep.dependencies.index;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** Takes in a document, and fails as soon as it is longer than it may be. */
final class BoundedDocument implements BodySubscriber<byte[]> {
    private final int most;
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> document = new CompletableFuture<>();
    private Subscription subscription;

    BoundedDocument(int most) {
        this.most = most;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return document;
    }

    @Override
    public void onSubscribe(Subscription source) {
        subscription = source;
        source.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        buffers.forEach(this::take);
    }

    private void take(ByteBuffer buffer) {
        if (document.isDone()) {
            return;
        }
        if (buffer.remaining() > most - taken.size()) {
            subscription.cancel();
            document.completeExceptionally(new IOException("the answer is longer than " + (most >> 20) + " MiB"));
            return;
        }
        var part = new byte[buffer.remaining()];
        buffer.get(part);
        taken.writeBytes(part);
    }

    @Override
    public void onError(Throwable problem) {
        document.completeExceptionally(problem);
    }

    @Override
    public void onComplete() {
        document.complete(taken.toByteArray());
    }
}
