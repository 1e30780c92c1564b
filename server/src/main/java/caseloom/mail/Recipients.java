package caseloom.mail;

import java.util.List;
import java.util.stream.Stream;

/// Who gets a mail; those of `bcc` are named in none of its copies.
public record Recipients(List<MailAddress> to, List<MailAddress> cc, List<MailAddress> bcc) {

    public Recipients {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
    }

    public static Recipients of(MailAddress one) {
        return new Recipients(List.of(one), List.of(), List.of());
    }

    /// Each once.
    List<MailAddress> all() {
        return Stream.of(to, cc, bcc).flatMap(List::stream).distinct().toList();
    }
}
