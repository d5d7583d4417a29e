package io.jenkins.plugins.upkeep.notify;

import io.jenkins.plugins.upkeep.config.NotifyConfig;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

/** A message as a mail. */
final class MailText {
    private static final int LONGEST_SUBJECT = 200;
    private static final String CHARSET = StandardCharsets.UTF_8.name();

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss xx", Locale.ENGLISH);

    private MailText() {}

    static MimeMessage of(Message message, NotifyConfig.Email email, Session session) throws MessagingException {
        var mail = new Mail(session, email.from().replaceFirst(".*@", ""));
        mail.setFrom(new InternetAddress(email.from(), true));
        for (var address : email.to()) {
            mail.addRecipient(RecipientType.TO, new InternetAddress(address, true));
        }
        mail.setSubject(Message.shortened(message.subject(), LONGEST_SUBJECT), CHARSET);
        mail.setHeader("Date", DATE.format(OffsetDateTime.now(ZoneOffset.UTC)));
        // RFC 3834: no holiday notice comes back.
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setText(message.text() + "\n", CHARSET);
        mail.saveChanges();
        return mail;
    }

    /** A mail whose id does not tell the name of this machine and its account, as the library's would. */
    private static final class Mail extends MimeMessage {
        private final String domain;

        Mail(Session session, String domain) {
            super(session);
            this.domain = domain;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + UUID.randomUUID() + "@" + domain + ">");
        }
    }
}
