package io.jenkins.plugins.upkeep.testing.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/** Stands before a server and answers some requests itself, as a server in trouble does. */
public final class S3Front implements AutoCloseable {
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("host", "connection", "content-length", "expect", "transfer-encoding", "accept-encoding");

    private final HttpServer entrance;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final URI server;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final Map<String, String> changed = new ConcurrentHashMap<>();
    private volatile Rule rule = (request, body) -> Optional.empty();
    private volatile Predicate<Seen> spoilt = request -> false;

    /**
     * A request that came.
     *
     * @param method its method
     * @param uri what it asked for
     * @param headers its headers, by their names in small letters
     */
    public record Seen(String method, String uri, Map<String, String> headers) {
        public boolean is(String wanted, String part) {
            return method.equals(wanted) && uri.contains(part);
        }
    }

    /**
     * An answer.
     *
     * @param status its status
     * @param headers its headers
     * @param body its body
     */
    public record Answer(int status, Map<String, String> headers, String body) {
        public static Answer error(int status, String code) {
            return new Answer(
                    status,
                    Map.of("Content-Type", "application/xml"),
                    "<Error><Code>" + code + "</Code><Message>said " + code + "</Message></Error>");
        }
    }

    /** Says what is answered in the place of the server. */
    @FunctionalInterface
    public interface Rule {
        /**
         * @return the answer; empty to ask the server
         */
        Optional<Answer> answer(Seen request, byte[] body);
    }

    private S3Front(HttpServer entrance, URI server) {
        this.entrance = entrance;
        this.server = server;
    }

    public static S3Front before(S3Server server) {
        try {
            var entrance = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
            var front = new S3Front(entrance, server.endpoint());
            entrance.createContext("/", front::handle);
            entrance.setExecutor(front.threads);
            entrance.start();
            return front;
        } catch (IOException e) {
            throw new UncheckedIOException("a test's front cannot be opened", e);
        }
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + entrance.getAddress().getPort());
    }

    public void obey(Rule next) {
        this.rule = next;
    }

    /** Has the server do what these requests ask for, and says that it failed. */
    public void spoil(Predicate<Seen> next) {
        this.spoilt = next;
    }

    /** Puts another value of a header into all answers that have it. */
    public void change(String header, String value) {
        changed.put(header, value);
    }

    public List<Seen> seen() {
        return List.copyOf(seen);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var request = seen(exchange);
            seen.add(request);
            var answer = rule.answer(request, body);
            if (answer.isPresent()) {
                send(exchange, answer.get());
            } else {
                pass(exchange, body, spoilt.test(request));
            }
        }
    }

    private static Seen seen(HttpExchange exchange) {
        var headers = new TreeMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        return new Seen(exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers);
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        write(exchange, answer.status(), answer.body().getBytes(StandardCharsets.UTF_8));
    }

    private static void write(HttpExchange exchange, int status, byte[] body) throws IOException {
        var silent = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, silent ? -1 : body.length);
        if (!silent) {
            exchange.getResponseBody().write(body);
        }
    }

    private void pass(HttpExchange exchange, byte[] body, boolean spoil) throws IOException {
        var inner = connection(exchange, body);
        var status = inner.getResponseCode();
        var stream = status >= 400 ? inner.getErrorStream() : inner.getInputStream();
        var content = stream == null ? new byte[0] : stream.readAllBytes();
        if (spoil) {
            send(exchange, Answer.error(500, "InternalError"));
            return;
        }
        inner.getHeaderFields().forEach((name, values) -> {
            if (name != null && !isOfTheConnection(name)) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        changed.forEach((name, value) -> {
            if (exchange.getResponseHeaders().containsKey(name)) {
                exchange.getResponseHeaders().set(name, value);
            }
        });
        write(exchange, status, content);
    }

    private static boolean isOfTheConnection(String header) {
        return OF_THE_CONNECTION.contains(header.toLowerCase(Locale.ROOT));
    }

    private HttpURLConnection connection(HttpExchange exchange, byte[] body) throws IOException {
        var inner = (HttpURLConnection)
                URI.create(server + exchange.getRequestURI().toString()).toURL().openConnection();
        inner.setRequestMethod(exchange.getRequestMethod());
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!isOfTheConnection(name)) {
                values.forEach(value -> inner.addRequestProperty(name, value));
            }
        });
        if (List.of("PUT", "POST").contains(exchange.getRequestMethod())) {
            inner.setDoOutput(true);
            inner.setFixedLengthStreamingMode(body.length);
            inner.getOutputStream().write(body);
        }
        return inner;
    }

    @Override
    public void close() {
        entrance.stop(0);
        threads.shutdownNow();
    }
}
