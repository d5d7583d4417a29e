package io.jenkins.plugins.upkeep.system.store.s3;

import io.jenkins.plugins.upkeep.system.store.StoreAdvice;
import io.jenkins.plugins.upkeep.system.store.StoreException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.LifecycleRuleFilter;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Looks whether the bucket itself removes uploads that were never completed: they are seen in no list and are paid for.
 *
 * @param calls how it is asked
 */
record LifecycleLook(S3Calls calls) {
    private static final String ACTION =
            "add a lifecycle rule to the bucket that aborts incomplete multipart uploads after 7 days";

    List<StoreAdvice> advice() throws StoreException {
        return calls.call("look at", "the bucket's lifecycle rules", client -> {
            try {
                var rules = client.getBucketLifecycleConfiguration(
                                request -> request.bucket(calls.address().bucket()))
                        .rules();
                return rules.stream().anyMatch(this::aborts) ? List.<StoreAdvice>of() : missing();
            } catch (S3Exception e) {
                return answered(e);
            }
        });
    }

    private static List<StoreAdvice> answered(S3Exception answer) {
        if (S3Failures.code(answer).equals("NoSuchLifecycleConfiguration")) {
            return missing();
        }
        if (S3Failures.hasStatus(answer, 403, 405, 501)) {
            return List.of(new StoreAdvice(
                    "does not say whether it aborts incomplete multipart uploads",
                    "let this account read the bucket's lifecycle rules, or see for yourself: " + ACTION,
                    false));
        }
        throw answer;
    }

    private static List<StoreAdvice> missing() {
        return List.of(new StoreAdvice(
                "has no rule that aborts incomplete multipart uploads: what a killed run leaves is paid for and not seen",
                ACTION,
                true));
    }

    private boolean aborts(LifecycleRule rule) {
        return rule.status() == ExpirationStatus.ENABLED
                && rule.abortIncompleteMultipartUpload() != null
                && rule.abortIncompleteMultipartUpload().daysAfterInitiation() != null
                && scope(rule).allMatch(calls.address().prefix()::startsWith);
    }

    @SuppressWarnings("deprecation")
    private static Stream<String> scope(LifecycleRule rule) {
        return Stream.concat(
                Optional.ofNullable(rule.prefix()).stream(),
                Optional.ofNullable(rule.filter()).map(LifecycleRuleFilter::prefix).stream());
    }
}
