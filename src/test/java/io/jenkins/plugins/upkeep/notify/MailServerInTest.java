package io.jenkins.plugins.upkeep.notify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server that notes what it is told, and answers a command otherwise when it is told to, or hangs up. It knows STARTTLS. */
final class MailServerInTest implements AutoCloseable {
    static final String KEYS = "keys.p12";

    private final ServerSocket server;
    private final Optional<SSLContext> tls;
    private final Map<String, String> answers;
    private final List<String> told = new CopyOnWriteArrayList<>();

    private MailServerInTest(ServerSocket server, Optional<SSLContext> tls, Map<String, String> answers) {
        this.server = server;
        this.tls = tls;
        this.answers = answers;
    }

    static MailServerInTest start(InetAddress host, Optional<SSLContext> tls, Map<String, String> answers)
            throws IOException {
        return start(new MailServerInTest(new ServerSocket(0, 5, host), tls, answers));
    }

    /** One with TLS from the start. */
    static MailServerInTest encrypted(InetAddress host, SSLContext tls, Map<String, String> answers)
            throws IOException {
        var socket = tls.getServerSocketFactory().createServerSocket(0, 5, host);
        return start(new MailServerInTest(socket, Optional.of(tls), answers));
    }

    private static MailServerInTest start(MailServerInTest server) {
        var thread = new Thread(server::serve, "mail server");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    /** A certificate that nobody has signed. */
    static SSLContext certificate(Path folder) throws Exception {
        return certificate(folder, "dns:elsewhere");
    }

    /** As {@link #certificate(Path)}, of a server with these names; it lies in the folder, in {@value #KEYS}. */
    static SSLContext certificate(Path folder, String names) throws Exception {
        var file = folder.resolve(KEYS);
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        io.jenkins.plugins.upkeep.system.process.Command.of(
                        keytool, "-genkeypair", "-alias", "mail", "-keyalg", "EC", "-dname", "CN=elsewhere")
                .with("-ext", "san=" + names)
                .with("-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", "changeit")
                .output(java.time.Duration.ofMinutes(1));
        var keys = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(file)) {
            keys.load(stream, "changeit".toCharArray());
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private void serve() {
        while (!server.isClosed()) {
            try (var socket = server.accept()) {
                talk(socket, "220 here");
            } catch (IOException e) {
                told.add("broken: " + e.getMessage());
            }
        }
    }

    private void talk(Socket socket, String greeting) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        var writer = socket.getOutputStream();
        if (!greeting.isEmpty()) {
            writer.write((greeting + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            told.add(line);
            var answer = answer(line.replaceFirst("[ :].*", ""), socket instanceof SSLSocket);
            if (answer.isEmpty()) {
                return;
            }
            writer.write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
            if (line.equals("STARTTLS")) {
                var factory = tls.orElseThrow().getSocketFactory();
                var encrypted = (SSLSocket) factory.createSocket(socket, null, true);
                encrypted.setUseClientMode(false);
                talk(encrypted, "");
                return;
            }
            if (line.equals("DATA")) {
                readMail(reader);
                writer.write((answers.getOrDefault(".", "250 taken") + "\r\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private void readMail(BufferedReader reader) throws IOException {
        for (var line = reader.readLine(); line != null && !line.equals("."); line = reader.readLine()) {
            told.add(line);
        }
    }

    private String answer(String verb, boolean encrypted) {
        if (answers.containsKey(verb)) {
            return answers.get(verb);
        }
        return switch (verb) {
            case "EHLO" -> tls.isPresent() && !encrypted ? "250-here\r\n250 STARTTLS" : "250-here\r\n250 AUTH PLAIN";
            case "STARTTLS" -> "220 go on";
            case "AUTH" -> "235 welcome";
            case "DATA" -> "354 go on";
            case "QUIT" -> "221 bye";
            default -> "250 good";
        };
    }

    String address(String host) {
        return "smtp://" + host + ":" + server.getLocalPort();
    }

    List<String> told() {
        return told;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
