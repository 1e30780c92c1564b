package caseloom.mail;

import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/// Writes a mail down as it travels.
final class Composition {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private Composition() {}

    /// A message whose id is given.
    static final class Letter extends MimeMessage {

        private final String id;

        private Letter(Session session, String id) {
            super(session);
            this.id = id;
        }

        /// The library would give another each time.
        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }

        String id() {
            return id;
        }
    }

    static Letter of(Session session, Mail mail, Sender sender, String id, Instant at)
            throws MessagingException {
        var letter = new Letter(session, id);
        letter.setFrom(from(sender));
        letter.setRecipients(RecipientType.TO, addresses(mail.recipients().to()));
        if (!mail.recipients().cc().isEmpty()) {
            letter.setRecipients(RecipientType.CC, addresses(mail.recipients().cc()));
        }
        letter.setSubject(mail.subject(), UTF_8);
        letter.setSentDate(Date.from(at));
        letter.setHeader("Auto-Submitted", "auto-generated");
        fill(letter, mail);
        letter.saveChanges();
        return letter;
    }

    static Address[] addresses(List<MailAddress> addresses) throws MessagingException {
        var all = new Address[addresses.size()];
        for (var i = 0; i < all.length; i++) {
            all[i] = new InternetAddress(addresses.get(i).address(), true);
        }
        return all;
    }

    private static Address from(Sender sender) throws MessagingException {
        try {
            var from = new InternetAddress(sender.address().address(), true);
            if (!sender.name().isEmpty()) {
                from.setPersonal(sender.name(), UTF_8);
            }
            return from;
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java has UTF-8", e);
        }
    }

    private static void fill(MimePart letter, Mail mail) throws MessagingException {
        if (mail.attachments().isEmpty()) {
            say(letter, mail.text());
            return;
        }
        var all = new MimeMultipart("mixed");
        var said = new MimeBodyPart();
        say(said, mail.text());
        all.addBodyPart(said);
        for (var attachment : mail.attachments()) {
            all.addBodyPart(part(attachment));
        }
        letter.setContent(all);
    }

    private static void say(MimePart part, MailText text) throws MessagingException {
        var plain = text.plain();
        var html = text.html();
        if (plain != null && html != null) {
            var both = new MimeMultipart("alternative");
            both.addBodyPart(alternative(plain, "plain"));
            both.addBodyPart(alternative(html, "html"));
            part.setContent(both);
        } else if (plain != null) {
            part.setText(plain, UTF_8, "plain");
        } else if (html != null) {
            part.setText(html, UTF_8, "html");
        }
    }

    private static BodyPart alternative(String text, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, UTF_8, subtype);
        return part;
    }

    private static BodyPart part(Attachment attachment) throws MessagingException {
        var part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new Bytes(attachment)));
        part.setFileName(Mail.asSubject(attachment.name()));
        part.setDisposition(Part.ATTACHMENT);
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    /// The bytes of a file as the library wants them.
    private record Bytes(Attachment attachment) implements DataSource {

        @Override
        public InputStream getInputStream() throws IOException {
            return attachment.source().open();
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            throw new IOException("files are only read");
        }

        @Override
        public String getContentType() {
            return attachment.contentType();
        }

        @Override
        public String getName() {
            return attachment.name();
        }
    }
}
