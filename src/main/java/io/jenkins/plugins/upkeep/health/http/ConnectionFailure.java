package io.jenkins.plugins.upkeep.health.http;

import io.jenkins.plugins.upkeep.health.probe.Figure;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.system.OneLine;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Says in words why an endpoint did not answer. */
final class ConnectionFailure {
    private ConnectionFailure() {}

    static NoAnswer explain(Endpoint endpoint, Throwable failure) {
        if (has(failure, UnresolvedAddressException.class) || has(failure, UnknownHostException.class)) {
            return new NoAnswer(
                    "its host " + endpoint.url().getHost() + " has no address",
                    "check the url in api.endpoints, and the name service of this machine",
                    failure);
        }
        if (has(failure, HttpTimeoutException.class) || has(failure, TimeoutException.class)) {
            return late(endpoint, failure);
        }
        if (has(failure, SSLException.class)) {
            return insecure(endpoint, failure);
        }
        if (isRefused(failure)) {
            return new NoAnswer(
                    "refuses connections at " + endpoint.place(),
                    "start the service; if it runs, check its port and the firewall",
                    failure);
        }
        return new NoAnswer(
                "gave no answer at " + endpoint.place() + reason(failure),
                "read the log of the service, and of the proxy in front of it; check the network between",
                failure);
    }

    /** The client reports also a reset as a failure to connect, and a refusal without a word. */
    private static boolean isRefused(Throwable failure) {
        var words = root(failure).getMessage();
        return has(failure, ConnectException.class) && (words == null || words.contains("refused"));
    }

    private static NoAnswer late(Endpoint endpoint, Throwable failure) {
        var patience = Figure.text(endpoint.patience().toNanos() / 1e9, Unit.SECONDS);
        return new NoAnswer(
                "gave no answer within " + patience + " at " + endpoint.place(),
                "see what the service is busy with or waits for; restart it if it hangs",
                failure);
    }

    private static NoAnswer insecure(Endpoint endpoint, Throwable failure) {
        if (has(failure, CertificateException.class)) {
            return new NoAnswer(
                    "its certificate is not trusted" + reason(root(failure)),
                    "renew or correct the certificate and its chain; a private issuer must be in Java's trust store",
                    failure);
        }
        return new NoAnswer(
                "does not come to terms on TLS" + reason(root(failure)),
                "check that " + endpoint.place() + " speaks TLS, 1.2 or newer",
                failure);
    }

    private static String reason(Throwable failure) {
        return failure.getMessage() == null ? "" : " (" + OneLine.of(failure.getMessage()) + ")";
    }

    private static Throwable root(Throwable failure) {
        return failure.getCause() == null ? failure : root(failure.getCause());
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        return type.isInstance(failure) || (failure.getCause() != null && has(failure.getCause(), type));
    }
}
