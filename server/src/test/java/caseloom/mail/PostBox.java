package caseloom.mail;

import caseloom.Probe;
import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// A mail server with mailboxes for everybody, which is what the operator's would be.
public final class PostBox implements AutoCloseable {

    public static final String FROM = "Caseloom <cases@caseloom.example>";

    private static final Pattern LINK = Pattern.compile("https://\\S+");

    private final GreenMail server;

    public PostBox() {
        this(0);
    }

    /// On a port, so that it can come back where it was; 0 for any.
    public PostBox(int port) {
        var setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        server =
                new GreenMail(new ServerSetup[] {setup, ServerSetupTest.IMAP.dynamicPort()})
                        .withConfiguration(
                                GreenMailConfiguration.aConfig()
                                        .withUser("cases@caseloom.example", "cases", "pass word"));
        server.start();
    }

    public int port() {
        return server.getSmtp().getPort();
    }

    /// Settings of a server that sends here, with the user that this server knows.
    public String[] settings() {
        return new String[] {
            "SMTP_URL=smtp://cases:pass%20word@127.0.0.1:" + port(), "MAIL_FROM=" + FROM
        };
    }

    public List<MimeMessage> messages() {
        return List.of(server.getReceivedMessages());
    }

    /// Those that came to an address, once there are so many.
    public List<MimeMessage> to(String address, int many) {
        Probe.until(many + " mails for " + address, () -> to(address).size() >= many);
        return to(address);
    }

    public List<MimeMessage> to(String address) {
        return messages().stream().filter(one -> recipients(one).contains(address)).toList();
    }

    /// The link in the newest mail to somebody, without the address of the server.
    public String link(String address, int many) {
        var found = LINK.matcher(text(to(address, many).getLast()));
        if (!found.find()) {
            throw new AssertionError("no link in the mail to " + address);
        }
        return found.group().substring("https://cases.example".length());
    }

    public static List<String> recipients(MimeMessage message) {
        try {
            return Arrays.stream(message.getAllRecipients()).map(Object::toString).toList();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    /// All that it says, in all ways that it says it.
    public static String text(Part part) {
        return String.join("\n", parts(part).stream().map(PostBox::content).toList());
    }

    /// The innermost parts.
    public static List<Part> parts(Part part) {
        try {
            if (!(part.getContent() instanceof Multipart all)) {
                return List.of(part);
            }
            var found = new ArrayList<Part>();
            for (var i = 0; i < all.getCount(); i++) {
                found.addAll(parts(all.getBodyPart(i)));
            }
            return found;
        } catch (IOException | MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String content(Part part) {
        try {
            return String.valueOf(part.getContent());
        } catch (IOException | MessagingException e) {
            throw new AssertionError(e);
        }
    }

    /// As it came over the wire.
    public static String raw(MimeMessage message) {
        try {
            var bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);
            return bytes.toString(StandardCharsets.UTF_8);
        } catch (IOException | MessagingException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
