package io.jenkins.plugins.upkeep.security.tls;

import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.RunningProcess;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * A server of a Java without its list of what is forbidden, in a process of its own: it takes all versions of the
 * protocol and all suites that it knows.
 */
final class OldServer {
    private OldServer() {}

    /** Starts one that shows the certificate of a key store; its port is the first line that it prints. */
    static RunningProcess start(Path folder, TestCertificate certificate) throws Exception {
        var store = folder.resolve("old.p12");
        try (var stream = Files.newOutputStream(store)) {
            certificate.store().store(stream, TestCertificate.PASSWORD);
        }
        var settings = Files.writeString(
                folder.resolve("java.security"),
                "jdk.tls.disabledAlgorithms=\njdk.tls.legacyAlgorithms=\njdk.certpath.disabledAlgorithms=\n");
        var classes = Path.of(OldServer.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        return Command.of(Path.of(System.getProperty("java.home"), "bin", "java"))
                .with("-Xshare:auto", "-XX:TieredStopAtLevel=1")
                .with("-Djava.security.properties=" + settings, "-cp", classes.toString())
                .with(OldServer.class.getName(), store.toString(), new String(TestCertificate.PASSWORD))
                .start();
    }

    static int port(RunningProcess process) throws Exception {
        var lines = new BufferedReader(new InputStreamReader(process.output(), StandardCharsets.UTF_8));
        return Integer.parseInt(lines.readLine());
    }

    /** The server itself. */
    public static void main(String[] arguments) throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        var password = arguments[1].toCharArray();
        try (var stream = new FileInputStream(arguments[0])) {
            store.load(stream, password);
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, password);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        var socket = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        socket.setEnabledProtocols(new String[] {"SSLv3", "TLSv1", "TLSv1.1"});
        socket.setEnabledCipherSuites(socket.getSupportedCipherSuites());
        System.out.println(socket.getLocalPort());
        while (true) {
            serve(socket);
        }
    }

    private static void serve(SSLServerSocket socket) throws Exception {
        try (var connection = (SSLSocket) socket.accept()) {
            connection.startHandshake();
        } catch (java.io.IOException e) {
            // The client has seen what it wanted.
        }
    }
}
