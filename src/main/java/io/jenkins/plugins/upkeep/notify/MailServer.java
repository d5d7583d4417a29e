package io.jenkins.plugins.upkeep.notify;

import io.jenkins.plugins.upkeep.config.NotifyConfig;
import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * A mail server. Where a password is sent to another machine, the line is encrypted and the server's certificate is
 * checked. Where none is sent, or only to this machine itself, TLS is used when it is offered, whatever the certificate:
 * that is no worse than no TLS.
 *
 * @param url where it is
 * @param address the address of its host
 * @param user the account
 * @param password the account's password
 */
record MailServer(URI url, InetAddress address, Optional<String> user, Optional<Secret> password) {
    private static final int SMTP = 25;
    private static final int SMTPS = 465;

    static MailServer of(NotifyConfig.Email email) throws UpkeepException {
        var host = email.smtp().getHost();
        try {
            return new MailServer(email.smtp(), InetAddress.getByName(host), email.user(), email.password());
        } catch (UnknownHostException e) {
            throw new UpkeepException("mail server " + host + ": is not known here; correct notify.email.smtp", e);
        }
    }

    boolean isTls() {
        return "smtps".equalsIgnoreCase(url.getScheme());
    }

    String host() {
        return url.getHost();
    }

    int port() {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return isTls() ? SMTPS : SMTP;
    }

    Session session(MailLine line) {
        return Session.getInstance(properties(line.own()), authenticator());
    }

    SMTPTransport transport(MailLine line) {
        var name = new URLName("smtp", host(), port(), null, user.orElse(null), null);
        return new SMTPTransport(session(line), name);
    }

    private Properties properties(InetAddress own) {
        var demanding = password.isPresent() && !address.isLoopbackAddress();
        var properties = new Properties();
        properties.put("mail.smtp.host", host());
        properties.put("mail.smtp.port", Integer.toString(port()));
        properties.put("mail.smtp.localhost", literal(own));
        properties.put("mail.smtp.auth", Boolean.toString(password.isPresent()));
        properties.put("mail.smtp.sendpartial", "true");
        properties.put("mail.smtp.starttls.enable", Boolean.toString(!isTls()));
        properties.put("mail.smtp.starttls.required", Boolean.toString(demanding && !isTls()));
        properties.put("mail.smtp.ssl.checkserveridentity", Boolean.toString(demanding));
        if (!demanding) {
            properties.put("mail.smtp.ssl.trust", "*");
        }
        return properties;
    }

    /** Looking up this machine's name might take long, and servers believe it no more than this. */
    private static String literal(InetAddress own) {
        var text = own.getHostAddress().replaceFirst("%.*", "");
        return own instanceof Inet6Address ? "[IPv6:" + text + "]" : "[" + text + "]";
    }

    private Authenticator authenticator() {
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return password.map(secret -> new PasswordAuthentication(user.orElse(""), secret.reveal()))
                        .orElse(null);
            }
        };
    }

    @Override
    public String toString() {
        return "mail server " + host() + ":" + port();
    }
}
