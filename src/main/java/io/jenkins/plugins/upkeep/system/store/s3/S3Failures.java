package io.jenkins.plugins.upkeep.system.store.s3;

import io.jenkins.plugins.upkeep.system.store.MissingFileException;
import io.jenkins.plugins.upkeep.system.store.StoreException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Puts what a server or the library says into one line that tells what to do.
 *
 * @param address the store
 */
record S3Failures(S3Address address) {
    private static final String EXPIRED =
            "the credentials have expired; get new ones, AWS_SESSION_TOKEN goes with its access key";
    private static final String WRONG_KEY = "the access key or its secret is wrong; check AWS_ACCESS_KEY_ID,"
            + " AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN";
    private static final String OTHER_REGION =
            "the bucket is in another region; write its region in the address, as region=name";
    private static final String BUSY = "the server is overloaded or has a fault of its own; try again later";
    private static final Map<String, String> BY_CODE = Map.ofEntries(
            Map.entry("ExpiredToken", EXPIRED),
            Map.entry("ExpiredTokenException", EXPIRED),
            Map.entry("TokenRefreshRequired", EXPIRED),
            Map.entry("RequestExpired", EXPIRED),
            Map.entry("InvalidToken", WRONG_KEY),
            Map.entry("InvalidAccessKeyId", WRONG_KEY),
            Map.entry("SignatureDoesNotMatch", WRONG_KEY),
            Map.entry("PermanentRedirect", OTHER_REGION),
            Map.entry("AuthorizationHeaderMalformed", OTHER_REGION),
            Map.entry("IllegalLocationConstraintException", OTHER_REGION),
            Map.entry("NoSuchBucket", "there is no such bucket; make it, or check its name and the endpoint"),
            Map.entry("RequestTimeTooSkewed", "this machine's clock and the server's differ too much; set the clock"),
            Map.entry("PreconditionFailed", "a file of this name is there already"),
            Map.entry("SlowDown", BUSY),
            Map.entry("NoSuchKey", "no such file"));
    private static final Map<Integer, String> BY_STATUS =
            Map.of(301, OTHER_REGION, 404, "no such file", 412, "a file of this name is there already");

    StoreException of(String action, String key, Throwable problem) {
        var text = "store " + address + ": cannot " + action + (key.isEmpty() ? "" : " " + key) + ": "
                + reason(action, problem);
        return isMissing(problem) ? new MissingFileException(text, problem) : new StoreException(text, problem);
    }

    /** Whether the server answered and has no file of this key. */
    static boolean isMissing(Throwable problem) {
        return problem instanceof S3Exception answer
                && answer.statusCode() == 404
                && Stream.of("NoSuchKey", "NoSuchVersion", "").anyMatch(code(answer)::equals);
    }

    static boolean isBucketMissing(Throwable problem) {
        return problem instanceof S3Exception answer && code(answer).equals("NoSuchBucket");
    }

    static boolean hasStatus(Throwable problem, int... statuses) {
        return problem instanceof S3Exception answer
                && java.util.Arrays.stream(statuses).anyMatch(status -> status == answer.statusCode());
    }

    /** The server's own word for what is wrong; empty where it sent none, as in answers to HEAD. */
    static String code(S3Exception answer) {
        var code = Optional.ofNullable(answer.awsErrorDetails()).map(AwsErrorDetails::errorCode);
        // For an answer without a body the library makes up a code from the status.
        return code.filter(word -> !word.chars().allMatch(Character::isDigit)).orElse("");
    }

    private static String reason(String action, Throwable problem) {
        return problem instanceof S3Exception answer ? answered(action, answer) : unanswered(problem);
    }

    private static String answered(String action, S3Exception answer) {
        var code = code(answer);
        var known = Optional.ofNullable(BY_CODE.get(code))
                .or(() -> Optional.ofNullable(BY_STATUS.get(answer.statusCode())));
        if (known.isPresent()) {
            return known.get();
        }
        var said = said(answer);
        if (said.contains("Object Lock") || said.contains("ObjectLock")) {
            return "the bucket has no object lock (" + said + "); make one that has it, or leave backup.lock out";
        }
        if (code.startsWith("KMS.")) {
            return "the KMS key cannot be used (" + said + "); check kmsKey and this account's rights on it";
        }
        if (answer.statusCode() == 403) {
            return "access denied" + (said.isEmpty() ? "" : " (" + said + ")") + "; check the credentials, and let"
                    + " their account " + action + " there";
        }
        return answer.statusCode() >= 500 && answer.statusCode() != 501
                ? BUSY + " (status " + answer.statusCode() + after(answer.numAttempts()) + ")"
                : "the server answered " + answer.statusCode() + " " + code + (said.isEmpty() ? "" : ": " + said);
    }

    private static String after(Integer attempts) {
        return attempts == null || attempts < 2 ? "" : " after " + attempts + " attempts";
    }

    private static String said(S3Exception answer) {
        return Optional.ofNullable(answer.awsErrorDetails())
                .map(AwsErrorDetails::errorMessage)
                .orElse("");
    }

    private static String unanswered(Throwable problem) {
        for (var cause = problem; cause != null; cause = cause.getCause()) {
            var known = transport(cause);
            if (known.isPresent()) {
                return known.get();
            }
        }
        var text = String.valueOf(problem.getMessage());
        if (text.contains("Unable to load credentials")) {
            return "there are no credentials; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give this machine a role";
        }
        return text.contains("Unable to load region") ? "no region is known; write region=name in the address" : text;
    }

    private static Optional<String> transport(Throwable cause) {
        if (cause instanceof UnknownHostException) {
            return Optional.of("the host " + cause.getMessage() + " is unknown; check the endpoint and the region");
        }
        if (cause instanceof ConnectException) {
            return Optional.of("no connection (" + cause.getMessage() + "); check the endpoint, and whether it is up");
        }
        if (cause instanceof SSLException) {
            return Optional.of("no trusted connection (" + cause.getMessage() + "); check the endpoint's certificate");
        }
        if (cause instanceof SocketTimeoutException || cause instanceof ApiCallAttemptTimeoutException) {
            return Optional.of("the server did not answer in time; look at it and at the network");
        }
        return cause instanceof IOException
                ? Optional.of("the connection broke (" + cause.getMessage() + "); look at the network")
                : Optional.empty();
    }
}
