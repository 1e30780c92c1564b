package caseloom.mail;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A connection to the mail server, for one mail. How it ends says nothing about the mail, which
/// was taken or not before that.
record SmtpConnection(Transport transport) implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpConnection.class);

    void send(Message letter, Address[] all) throws MessagingException {
        transport.sendMessage(letter, all);
    }

    @Override
    public void close() {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.debug("the connection to the mail server broke at its end", e);
        }
    }
}
