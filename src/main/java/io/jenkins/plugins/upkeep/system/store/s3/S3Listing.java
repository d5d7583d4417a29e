package io.jenkins.plugins.upkeep.system.store.s3;

import io.jenkins.plugins.upkeep.system.store.StoreException;
import io.jenkins.plugins.upkeep.system.store.StoredFile;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * What lies in a bucket.
 *
 * @param calls how it is asked
 */
record S3Listing(S3Calls calls) {
    List<StoredFile> files(S3Key prefix) throws StoreException {
        return calls.call("list", prefix.shown(), client -> files(client, prefix));
    }

    private List<StoredFile> files(S3Client client, S3Key prefix) {
        return client.listObjectsV2Paginator(request(prefix)).contents().stream()
                .map(this::file)
                .sorted(Comparator.comparing(StoredFile::key))
                .toList();
    }

    /** Page by page, as the bucket gives them. */
    void each(S3Key prefix, Predicate<StoredFile> taking) throws StoreException {
        calls.call(
                "list",
                prefix.shown(),
                client -> client.listObjectsV2Paginator(request(prefix)).contents().stream()
                        .map(this::file)
                        .allMatch(taking));
    }

    private StoredFile file(S3Object object) {
        var key = object.key().substring(calls.address().prefix().length());
        return new StoredFile(key, object.size(), object.lastModified());
    }

    private ListObjectsV2Request request(S3Key prefix) {
        return ListObjectsV2Request.builder()
                .bucket(calls.address().bucket())
                .prefix(prefix.full())
                .build();
    }

    List<String> names(S3Key prefix) throws StoreException {
        var request = request(prefix).toBuilder().delimiter("/").build();
        return calls.call("list", prefix.shown(), client -> {
            var names = new TreeSet<String>();
            client.listObjectsV2Paginator(request).stream()
                    .flatMap(S3Listing::keys)
                    .map(key -> key.substring(prefix.full().length()))
                    .map(name -> name.endsWith("/") ? name.substring(0, name.length() - 1) : name)
                    .filter(name -> !name.isEmpty())
                    .forEach(names::add);
            return List.copyOf(names);
        });
    }

    private static Stream<String> keys(ListObjectsV2Response page) {
        return Stream.concat(
                page.commonPrefixes().stream().map(CommonPrefix::prefix),
                page.contents().stream().map(S3Object::key));
    }
}
