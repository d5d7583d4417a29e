package io.jenkins.plugins.upkeep.security.tls;

import io.jenkins.plugins.upkeep.system.OneLine;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

/**
 * Calls a server with one hello and hears what it answers. Nothing else is ever sent. Each call ends in about its
 * patience, whatever the server does.
 *
 * @param server the server
 * @param patience how long one call may take to connect, and again to be answered
 */
record Call(TlsServer server, Duration patience) {
    Answer say(ClientHello hello) {
        try (var socket = connect()) {
            return exchange(socket, hello);
        } catch (UnknownHostException e) {
            return new Answer.None("its name " + server.host() + " has no address");
        } catch (SocketTimeoutException e) {
            return new Answer.None("it cannot be reached within " + patience.toMillis() + " ms");
        } catch (ConnectException e) {
            return new Answer.None("it refuses connections");
        } catch (IOException e) {
            return new Answer.None("it cannot be reached (" + OneLine.of(e.getMessage()) + ")");
        }
    }

    /** A connection; the caller closes it. */
    Socket connect() throws IOException {
        var socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(InetAddress.getByName(server.host()), server.port()), (int)
                    patience.toMillis());
            return socket;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    private Answer exchange(Socket socket, ClientHello hello) {
        try {
            socket.getOutputStream().write(hello.bytes(server));
            return read(new HelloReader(new TimedInput(socket, patience)));
        } catch (Handshake.AlertException e) {
            return new Answer.Refused(true, e.getMessage());
        } catch (SocketTimeoutException e) {
            return new Answer.None("it gives no whole answer to a handshake within " + patience.toMillis() + " ms");
        } catch (Handshake.ForeignException e) {
            return new Answer.None(e.getMessage());
        } catch (EOFException | SocketException e) {
            return new Answer.Refused(false, "it ends the connection during the handshake");
        } catch (IOException e) {
            return new Answer.None("it cannot be heard (" + OneLine.of(e.getMessage()) + ")");
        }
    }

    private static Answer read(HelloReader reader) throws IOException {
        var taken = reader.read();
        if (taken.version() == Protocol.TLS_1_3) {
            return taken;
        }
        try {
            return taken.with(reader.certificates());
        } catch (IOException e) {
            // What it took is known; only its certificates are not, and another call may bring them.
            return taken.with(List.of());
        }
    }
}
