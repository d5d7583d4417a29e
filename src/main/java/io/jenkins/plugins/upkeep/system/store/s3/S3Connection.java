package io.jenkins.plugins.upkeep.system.store.s3;

import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The library's client, made when it is first needed: that takes most of a second. Requests that fail by a fault of the
 * server or of the network are tried again, after a random pause whose limit doubles; answers that will not change are not.
 */
final class S3Connection {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final S3Address address;
    private final S3Pace pace;
    private S3Client client;

    S3Connection(S3Address address, S3Pace pace) {
        this.address = address;
        this.pace = pace;
    }

    S3Address address() {
        return address;
    }

    S3Pace pace() {
        return pace;
    }

    synchronized S3Client client() {
        if (client == null) {
            client = open();
        }
        return client;
    }

    private S3Client open() {
        // The library logs through SLF4J, which would complain that nobody listens.
        if (System.getProperty("slf4j.internal.verbosity") == null) {
            System.setProperty("slf4j.internal.verbosity", "ERROR");
        }
        var builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(pace.silence()))
                .credentialsProvider(DefaultCredentialsProvider.builder().build())
                .forcePathStyle(address.pathStyle())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(
                        settings -> settings.retryStrategy(retries()).apiCallAttemptTimeout(pace.attempt()));
        address.endpoint().ifPresent(builder::endpointOverride);
        region().ifPresent(builder::region);
        return builder.build();
    }

    /** Other servers than Amazon's rarely ask for a region, but the signature has one. */
    private Optional<Region> region() {
        var environment = System.getenv("AWS_REGION") != null || System.getenv("AWS_DEFAULT_REGION") != null;
        return address.region()
                .map(Region::of)
                .or(() -> address.endpoint().filter(server -> !environment).map(server -> Region.US_EAST_1));
    }

    private StandardRetryStrategy retries() {
        var pauses = BackoffStrategy.exponentialDelay(pace.pause(), pace.longestPause());
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(pace.attempts())
                .backoffStrategy(pauses)
                .throttlingBackoffStrategy(pauses)
                .circuitBreakerEnabled(false)
                .retryOnException(S3Connection::isConflict)
                .build();
    }

    /** Two conditional requests met; the server asks to try again. */
    private static boolean isConflict(Throwable problem) {
        return problem instanceof S3Exception answer
                && answer.statusCode() == 409
                && S3Failures.code(answer).equals("ConditionalRequestConflict");
    }
}
