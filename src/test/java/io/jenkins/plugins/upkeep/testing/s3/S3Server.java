package io.jenkins.plugins.upkeep.testing.s3;

import io.jenkins.plugins.upkeep.testing.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** A real server of S3's protocol, in a process of its own, started when it is first needed. */
public enum S3Server {
    /** Knows checksums, versions and rules, and lets everybody in. */
    S3MOCK("s3mock", "com.adobe.testing.s3mock.S3MockApplication"),
    /** Knows little more than files, and checks who asks. */
    S3PROXY("s3proxy", "org.gaul.s3proxy.Main");

    public static final String ACCESS_KEY = "AKIDEXAMPLE0TESTKEY1";
    public static final String SECRET_KEY = "test/secret+KEY-that-nobody-may-see";
    private static final Map<S3Server, Integer> PORTS = new ConcurrentHashMap<>();
    private static final AtomicInteger BUCKETS = new AtomicInteger();

    private final String name;
    private final String main;

    S3Server(String name, String main) {
        this.name = name;
        this.main = main;
    }

    /** Where it listens. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + PORTS.computeIfAbsent(this, S3Server::start));
    }

    /** Makes a new, empty bucket. */
    public String bucket() {
        var bucket = "bucket-" + ProcessHandle.current().pid() + "-" + BUCKETS.incrementAndGet();
        try (var client = client()) {
            client.createBucket(request -> request.bucket(bucket));
        }
        return bucket;
    }

    /** A client that is not the one under test. */
    public S3Client client() {
        return S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .region(Region.US_EAST_1)
                .endpointOverride(endpoint())
                .forcePathStyle(true)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY)))
                .build();
    }

    private int start() {
        try {
            var free = freePort();
            var folder = Files.createTempDirectory("upkeep-" + name);
            var words = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xmx256m",
                    "-Djava.io.tmpdir=" + folder,
                    "-cp",
                    ServerClassPath.of(name) + ":src/test/servers/" + name,
                    main));
            words.addAll(this == S3MOCK ? mockOptions(free) : proxyOptions(free, folder));
            var process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(Path.of(
                                    "target/servers",
                                    name + "-" + ProcessHandle.current().pid() + ".out")
                            .toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process, folder)));
            Awaitility.await(name + " listens")
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> !process.isAlive() || listens(free));
            return free;
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be started", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("told to stop", e);
        }
    }

    private static List<String> mockOptions(int port) {
        return List.of("--server.port=0", "--http.port=" + port);
    }

    private static List<String> proxyOptions(int port, Path folder) throws IOException {
        var settings = folder.resolve("s3proxy.conf");
        Files.writeString(
                settings, """
                s3proxy.endpoint=http://127.0.0.1:%d
                s3proxy.authorization=aws-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                jclouds.provider=filesystem-nio2
                jclouds.filesystem.basedir=%s
                """.formatted(port, ACCESS_KEY, SECRET_KEY, Files.createDirectory(folder.resolve("files"))));
        return List.of("--properties", settings.toString());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean listens(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void end(Process process, Path folder) {
        process.destroyForcibly().onExit().join();
        Scratch.remove(folder);
    }
}
