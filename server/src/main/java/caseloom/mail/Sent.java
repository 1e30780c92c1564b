package caseloom.mail;

/// What came of sending a mail. Messages hold no secret.
public sealed interface Sent {

    /// The mail server took it.
    ///
    /// @param messageId with its angle brackets
    record Accepted(String messageId) implements Sent {}

    /// It will not be taken, however often it is sent.
    record Refused(String message) implements Sent {}

    /// It could not be sent now.
    record Failed(String message) implements Sent {}

    /// No mail server is set up.
    record Off() implements Sent {

        /// What to tell whoever wanted to send.
        public static final String MESSAGE =
                "mail is not set up on this server: whoever runs it sets CASELOOM_SMTP_URL and"
                        + " CASELOOM_MAIL_FROM";
    }
}
