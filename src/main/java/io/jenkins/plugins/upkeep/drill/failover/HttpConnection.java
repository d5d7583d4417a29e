package io.jenkins.plugins.upkeep.drill.failover;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** A connection to a web server for one request. Java's own clients keep connections and try again, which hides failures. */
final class HttpConnection implements AutoCloseable {
    private static final int MOST_BODY = 64 << 10;
    private static final int LONGEST_LINE = 16 << 10;

    private final URI url;
    private final long deadline;
    private Socket socket = new Socket();

    private HttpConnection(URI url, Duration patience) {
        this.url = url;
        this.deadline = System.nanoTime() + patience.toNanos();
    }

    /**
     * An answer.
     *
     * @param status its status
     * @param body the beginning of its body
     */
    record Answer(int status, String body) {}

    static HttpConnection open(URI url, Duration patience) throws IOException {
        var connection = new HttpConnection(url, patience);
        try {
            connection.connect();
            return connection;
        } catch (IOException e) {
            connection.close();
            throw e;
        }
    }

    private void connect() throws IOException {
        var problem = new IOException("no address");
        for (var address : InetAddress.getAllByName(url.getHost())) {
            try {
                connect(address);
                return;
            } catch (UnknownHostException e) {
                throw e;
            } catch (IOException e) {
                problem = e;
                socket.close();
                socket = new Socket();
            }
        }
        throw problem;
    }

    private void connect(InetAddress address) throws IOException {
        var secure = "https".equalsIgnoreCase(url.getScheme());
        var port = url.getPort() >= 0 ? url.getPort() : secure ? 443 : 80;
        socket.connect(new InetSocketAddress(address, port), left());
        socket.setTcpNoDelay(true);
        if (secure) {
            socket.setSoTimeout(left());
            var encrypted = (SSLSocket)
                    ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(socket, url.getHost(), port, true);
            var parameters = encrypted.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            encrypted.setSSLParameters(parameters);
            encrypted.startHandshake();
            socket = encrypted;
        }
    }

    /** The milliseconds that are left. */
    private int left() throws SocketTimeoutException {
        var left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
            throw new SocketTimeoutException("too late");
        }
        return Math.toIntExact(left);
    }

    Answer get() throws IOException {
        var path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        var query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        var host = url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
        var request = "GET " + path + query + " HTTP/1.1\r\nHost: " + host
                + "\r\nUser-Agent: upkeep\r\nAccept: */*\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        var status = status();
        var headers = headers();
        while (status / 100 == 1) {
            status = status();
            headers = headers();
        }
        return new Answer(status, new String(body(status, headers), StandardCharsets.UTF_8));
    }

    private int status() throws IOException {
        var line = line();
        if (!line.matches("HTTP/1\\.[01] \\d{3}( .*)?")) {
            throw new IOException("not an answer of a web server");
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    private Map<String, String> headers() throws IOException {
        var headers = new TreeMap<String, String>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            var colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    private byte[] body(int status, Map<String, String> headers) throws IOException {
        if (status == 204 || status == 304) {
            return new byte[0];
        }
        if (headers.getOrDefault("transfer-encoding", "")
                .toLowerCase(Locale.ROOT)
                .endsWith("chunked")) {
            return chunks();
        }
        var length = headers.get("content-length");
        return length == null ? read(MOST_BODY, false) : read(number(length, 10), true);
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        var size = number(line().replaceFirst(";.*", "").strip(), 16);
        while (size > 0 && body.size() < MOST_BODY) {
            body.writeBytes(read(size, true));
            line();
            size = number(line().replaceFirst(";.*", "").strip(), 16);
        }
        return body.toByteArray();
    }

    private static long number(String text, int radix) throws IOException {
        try {
            return Math.max(0, Long.parseLong(text, radix));
        } catch (NumberFormatException e) {
            throw new IOException("not an answer of a web server", e);
        }
    }

    /** Reads so many bytes, or the beginning of them; a body whose end is missing is no good answer. */
    private byte[] read(long count, boolean all) throws IOException {
        var wanted = Math.toIntExact(Math.min(count, MOST_BODY));
        var bytes = new ByteArrayOutputStream();
        var next = bytes.size() < wanted ? next() : -1;
        while (next >= 0) {
            bytes.write(next);
            next = bytes.size() < wanted ? next() : -1;
        }
        if (all && bytes.size() < wanted) {
            throw new EOFException("its answer has no end");
        }
        return bytes.toByteArray();
    }

    private String line() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var next = next();
        while (next != '\n') {
            if (next < 0 || bytes.size() > LONGEST_LINE) {
                throw new EOFException("its answer has no end");
            }
            bytes.write(next);
            next = next();
        }
        return bytes.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    private final byte[] buffer = new byte[8192];
    private int filled;
    private int taken;

    private int next() throws IOException {
        if (taken == filled) {
            socket.setSoTimeout(left());
            filled = socket.getInputStream().read(buffer);
            taken = 0;
        }
        return filled < 0 ? -1 : buffer[taken++] & 0xff;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
