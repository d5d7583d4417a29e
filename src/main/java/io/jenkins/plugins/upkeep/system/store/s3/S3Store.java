package io.jenkins.plugins.upkeep.system.store.s3;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.store.Store;
import io.jenkins.plugins.upkeep.system.store.StoreAdvice;
import io.jenkins.plugins.upkeep.system.store.StoreLock;
import io.jenkins.plugins.upkeep.system.store.StoredFile;
import io.jenkins.plugins.upkeep.system.store.Upload;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * A store in a bucket of S3, or of a server that speaks its protocol. What is removed is removed in all its versions. Reading
 * always asks the server, so that what is read is what is stored.
 */
final class S3Store implements Store {
    /** Enough to keep a fast line busy with one file: three parts under way while the next is filled. */
    static final long MEMORY = 20L << 20;

    private final S3Calls calls;
    private final S3Style style;
    private final PartMemory memory = new PartMemory(MEMORY);
    private final S3Removal removal;

    S3Store(S3Calls calls, S3Style style) {
        this.calls = calls;
        this.style = style;
        this.removal = new S3Removal(calls);
    }

    PartMemory memory() {
        return memory;
    }

    private S3Key key(String key) {
        return S3Key.of(calls.address(), key);
    }

    @Override
    public String describe() {
        return calls.address().toString();
    }

    @Override
    public Upload create(String key) {
        return new S3Upload(calls, style, memory, key(key));
    }

    @Override
    public InputStream open(String key) throws UpkeepException {
        return S3Input.open(calls, key(key));
    }

    @Override
    public List<StoredFile> list(String prefix) throws UpkeepException {
        return new S3Listing(calls).files(key(prefix));
    }

    @Override
    public void each(String prefix, Predicate<StoredFile> taking) throws UpkeepException {
        new S3Listing(calls).each(key(prefix), taking);
    }

    @Override
    public List<String> names(String prefix) throws UpkeepException {
        return new S3Listing(calls).names(key(prefix));
    }

    @Override
    public void delete(String key) throws UpkeepException {
        removal.file(key(key));
    }

    @Override
    public void deleteAll(String prefix) throws UpkeepException {
        removal.below(key(prefix));
    }

    @Override
    public void deleteUnfinished(String prefix) throws UpkeepException {
        removal.uploads(key(prefix));
    }

    @Override
    public StoreLock lock(String key, String owner) throws UpkeepException {
        return S3Lock.take(new S3Lease(calls, style, key(key), style.clock()), owner);
    }

    @Override
    public Optional<Instant> lockedUntil(String key) throws UpkeepException {
        var place = key(key);
        var file = calls.call(
                "look at",
                key,
                client -> client.headObject(
                        request -> request.bucket(calls.address().bucket()).key(place.full())));
        return S3Removal.lock(file).filter(until -> until.isAfter(style.clock().instant()));
    }

    @Override
    public Store withoutLock() {
        return new S3Store(calls, new S3Style(style.address(), Optional.empty(), style.clock()));
    }

    @Override
    public List<StoreAdvice> advice() throws UpkeepException {
        return new LifecycleLook(calls).advice();
    }

    @Override
    public OptionalLong free() {
        return OptionalLong.empty();
    }
}
