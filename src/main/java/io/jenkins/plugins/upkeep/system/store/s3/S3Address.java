package io.jenkins.plugins.upkeep.system.store.s3;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Where a store in S3 is and how its files are kept, as
 * {@code s3://bucket/prefix?region=…&endpoint=…&pathStyle=…&sse=…&kmsKey=…&storageClass=…}. It holds no secret.
 *
 * @param bucket the bucket
 * @param prefix the beginning of all keys: empty, or ending in {@code /}
 * @param region the bucket's region, where it was named
 * @param endpoint the server, where it is not Amazon's
 * @param pathStyle whether the bucket is named in the path, and not in the name of the host
 * @param encryption how the server encrypts: {@code AES256} or {@code aws:kms}
 * @param kmsKey the key of {@code aws:kms}
 * @param storageClass how the server keeps the files
 */
record S3Address(
        String bucket,
        String prefix,
        Optional<String> region,
        Optional<URI> endpoint,
        boolean pathStyle,
        Optional<String> encryption,
        Optional<String> kmsKey,
        Optional<String> storageClass) {
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern REGION = Pattern.compile("[a-zA-Z0-9-]{2,40}");
    private static final Pattern SECRET = Pattern.compile(".*(secret|password|token|access.?key|credential).*");
    private static final Set<String> PARAMETERS =
            new TreeSet<>(Set.of("region", "endpoint", "pathStyle", "sse", "kmsKey", "storageClass"));
    private static final String NO_SECRETS = "a secret does not belong in the address; set AWS_ACCESS_KEY_ID and"
            + " AWS_SECRET_ACCESS_KEY in the environment, or give this machine a role";

    /**
     * Reads an address.
     *
     * @throws UpkeepException when it is not one; the message repeats nothing that may be secret
     */
    static S3Address of(URI address) throws UpkeepException {
        var bucket = bucket(address);
        var given = new Parameters(bucket, address.getRawQuery());
        var endpoint = given.endpoint();
        var encryption = given.oneOf("sse", "AES256", "aws:kms");
        var key = given.find("kmsKey");
        if (key.isPresent() && !encryption.equals(Optional.of("aws:kms"))) {
            throw given.problem("kmsKey goes with sse=aws:kms only; write both or none");
        }
        return new S3Address(
                bucket,
                prefix(address),
                given.matching("region", REGION, "a name such as eu-central-1"),
                endpoint,
                given.oneOf("pathStyle", "true", "false").map(Boolean::valueOf).orElse(endpoint.isPresent()),
                encryption,
                key,
                given.matching("storageClass", Pattern.compile("[A-Z_]+"), "a name such as STANDARD_IA"));
    }

    private static String bucket(URI address) throws UpkeepException {
        var bucket = address.getRawAuthority() == null ? "" : address.getRawAuthority();
        if (bucket.contains("@")) {
            throw new UpkeepException("store s3:…: " + NO_SECRETS);
        }
        if (!BUCKET.matcher(bucket).matches()) {
            throw new UpkeepException("store s3:…: the bucket's name has 3 to 63 small letters, digits, dots and"
                    + " hyphens; write s3://bucket/prefix?region=name");
        }
        if (address.getRawFragment() != null) {
            throw new UpkeepException(
                    "store s3://" + bucket + ": what follows # is not read; write %23 for a # of a name");
        }
        return bucket;
    }

    private static String prefix(URI address) throws UpkeepException {
        var path = new StringBuilder();
        for (var name : String.valueOf(address.getPath()).split("/", -1)) {
            if (name.equals(".") || name.equals("..")) {
                throw new UpkeepException("store s3://" + address.getRawAuthority()
                        + ": the prefix has a part of dots only; name it without");
            }
            path.append(name.isEmpty() ? "" : name + "/");
        }
        return path.toString();
    }

    /** The place, for people. */
    @Override
    public String toString() {
        var place = "s3://" + bucket + (prefix.isEmpty() ? "" : "/" + prefix.substring(0, prefix.length() - 1));
        return place + endpoint.map(server -> " at " + server.getRawAuthority()).orElse("");
    }

    /** What follows the question mark. */
    private static final class Parameters {
        private final String bucket;
        private final Map<String, String> values = new TreeMap<>();

        Parameters(String bucket, String query) throws UpkeepException {
            this.bucket = bucket;
            for (var pair : query == null ? new String[0] : query.split("&")) {
                add(pair.split("=", 2));
            }
        }

        private void add(String... pair) throws UpkeepException {
            var name = decoded(pair[0]);
            if (!PARAMETERS.contains(name)) {
                throw SECRET.matcher(name.toLowerCase(Locale.ROOT)).matches()
                        ? problem(NO_SECRETS)
                        : problem("unknown parameter " + name + "; allowed are " + String.join(", ", PARAMETERS));
            }
            if (pair.length < 2 || pair[1].isEmpty()) {
                throw problem("parameter " + name + " has no value; give it one or leave it out");
            }
            if (values.put(name, decoded(pair[1])) != null) {
                throw problem("parameter " + name + " is given twice; leave one out");
            }
        }

        private String decoded(String text) throws UpkeepException {
            try {
                return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                throw new UpkeepException("store s3://" + bucket + ": a % that escapes nothing; write %25", e);
            }
        }

        UpkeepException problem(String text) {
            return new UpkeepException("store s3://" + bucket + ": " + text);
        }

        Optional<String> find(String name) {
            return Optional.ofNullable(values.get(name));
        }

        Optional<String> matching(String name, Pattern form, String example) throws UpkeepException {
            var value = find(name);
            if (value.isPresent() && !form.matcher(value.get()).matches()) {
                throw problem("parameter " + name + " is not " + example);
            }
            return value;
        }

        Optional<String> oneOf(String name, String... allowed) throws UpkeepException {
            return matching(
                    name,
                    Pattern.compile(String.join("|", allowed)),
                    "one of those allowed, which are " + String.join(" and ", allowed));
        }

        Optional<URI> endpoint() throws UpkeepException {
            var value = find("endpoint");
            if (value.isEmpty()) {
                return Optional.empty();
            }
            try {
                return Optional.of(server(URI.create(value.get())));
            } catch (IllegalArgumentException e) {
                throw new UpkeepException(
                        "store s3://" + bucket + ": parameter endpoint is not http://host:port or https://host", e);
            }
        }

        private URI server(URI server) throws UpkeepException {
            if (server.getRawUserInfo() != null) {
                throw problem(NO_SECRETS);
            }
            if (!Set.of("http", "https").contains(String.valueOf(server.getScheme())) || server.getHost() == null) {
                throw problem("parameter endpoint is not http://host:port or https://host");
            }
            return server;
        }
    }
}
