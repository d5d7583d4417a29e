package io.jenkins.plugins.upkeep.notify;

import io.jenkins.plugins.upkeep.config.NotifyConfig;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * People with an address. What the mail server accepted is on its way; whether it arrives, the server alone knows.
 *
 * @param email the people and the server
 */
record MailChannel(NotifyConfig.Email email) implements Channel {
    /** What the mail library has for an answer when there was none. */
    private static final String CUT_OFF = "[EOF]";

    @Override
    public String name() {
        return "email";
    }

    @Override
    public boolean wants(NotifyConfig.Occasion occasion) {
        return occasion.isToldTo(email.on());
    }

    @Override
    public List<Secret> secrets() {
        return email.password().stream().toList();
    }

    @Override
    public void deliver(Message message, Duration limit) throws UpkeepException {
        var server = MailServer.of(email);
        try (var line = MailLine.open(server, limit)) {
            send(message, server, line, limit);
        } catch (IOException e) {
            throw new UpkeepException(
                    server + ": cannot be reached (" + e.getMessage()
                            + "); see whether it runs, and correct notify.email.smtp",
                    e);
        }
    }

    private void send(Message message, MailServer server, MailLine line, Duration limit) throws UpkeepException {
        // The mail library looks for its parts by the thread's loader.
        Thread.currentThread().setContextClassLoader(MailChannel.class.getClassLoader());
        try (var transport = server.transport(line)) {
            var mail = MailText.of(message, email, server.session(line));
            transport.connect(line.socket());
            transport.sendMessage(mail, mail.getAllRecipients());
        } catch (MessagingException e) {
            throw new UpkeepException(server + ": " + (line.isCut() ? late(limit) : words(e)), e);
        }
    }

    private static String late(Duration limit) {
        return "did not take the mail within " + Units.format(limit) + "; see what it is busy with";
    }

    private String words(MessagingException problem) {
        if (problem instanceof AuthenticationFailedException) {
            var said = OneLine.of(problem.getMessage());
            return said.equals(CUT_OFF)
                    ? "broke the line off when it was given the account; see its log"
                    : "refuses the account (" + said + "); correct notify.email.user and password";
        }
        if (problem instanceof SendFailedException refused) {
            return refusal(refused);
        }
        if (String.valueOf(problem.getMessage()).contains("STARTTLS is required")) {
            return "offers no TLS, and the password is not sent in clear; use smtps://, or a server with STARTTLS";
        }
        return "did not take the mail (" + chain(problem) + "); see its log, and notify.email.smtp";
    }

    private String refusal(SendFailedException refused) {
        var refusedOnes = Optional.ofNullable(refused.getInvalidAddresses()).stream()
                .flatMap(Arrays::stream)
                .map(Object::toString)
                .collect(Collectors.joining(", "));
        if (refusedOnes.isEmpty()) {
            return "refuses the mail (" + chain(refused) + "); correct notify.email.from, and see its log";
        }
        var taken = Optional.ofNullable(refused.getValidSentAddresses())
                .map(list -> list.length)
                .orElse(0);
        return "refuses " + refusedOnes + " (" + chain(refused) + "), and took the mail for " + taken + " of "
                + email.to().size() + "; correct notify.email.to";
    }

    /** The last of the causes says most; the first one may have said the same. */
    private static String chain(MessagingException problem) {
        return Stream.iterate((Throwable) problem, cause -> cause != null, MailChannel::next)
                .map(Throwable::getMessage)
                .filter(text -> text != null && !text.isBlank())
                .map(String::strip)
                .distinct()
                .collect(Collectors.joining(": "));
    }

    private static Throwable next(Throwable problem) {
        return problem instanceof MessagingException mail && mail.getNextException() != null
                ? mail.getNextException()
                : problem.getCause();
    }
}
