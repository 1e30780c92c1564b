package caseloom.admin;

import caseloom.http.Answer;
import caseloom.http.BodyFault;
import caseloom.http.MultipartFault;
import caseloom.s3.BucketFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers to uploads that could not be read or stored.
final class Unread {

    private static final Logger LOG = LoggerFactory.getLogger(Unread.class);

    private Unread() {}

    /// @param most bytes that the body may have
    static Answer answer(IOException why, long most) {
        return switch (why) {
            case FormFiles.Misfit misfit -> Problems.invalid(List.of(misfit.fault()));
            case MultipartFault _ -> Problems.notForm(String.valueOf(why.getMessage()));
            case BodyFault fault ->
                    switch (fault.kind()) {
                        case TOO_LARGE -> Problems.tooLarge(most);
                        case BROKEN -> Problems.brokenBody();
                    };
            case BucketFault _ -> {
                LOG.warn("an upload found no storage", why);
                yield Problems.unavailable();
            }
            default -> throw new UncheckedIOException("an upload cannot be stored", why);
        };
    }
}
