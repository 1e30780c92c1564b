package caseloom.admin;

import caseloom.files.FileName;
import caseloom.http.Multipart;
import caseloom.outcome.Refusal.Fault;
import caseloom.uploads.Sent;
import java.io.IOException;
import java.util.Optional;

/// The files of a form, in its fields `file`; a form with anything else is refused. For one
/// request.
record FormFiles(Multipart form) implements Sent {

    static final String FIELD = "file";

    /// A part of the form breaks a rule.
    static final class Misfit extends IOException {

        private static final long serialVersionUID = 1L;

        private final transient Fault fault;

        Misfit(String field, String rule, String fix) {
            super(rule);
            this.fault = new Fault(field, rule, fix);
        }

        Fault fault() {
            return fault;
        }
    }

    @Override
    public Optional<File> next() throws IOException {
        var part = form.next();
        return part.isEmpty() ? Optional.empty() : Optional.of(file(part.get()));
    }

    private static File file(Multipart.Part part) throws Misfit {
        var sent = part.file();
        if (!part.name().equals(FIELD) || sent == null) {
            throw new Misfit(
                    part.name(),
                    "The form has nothing but files, each in a field `file`.",
                    "Leave the field out, or send it as a file named `file`.");
        }
        return new File(named(sent), part.content());
    }

    static FileName named(String sent) throws Misfit {
        var name = FileName.of(sent);
        if (name.ending().isEmpty()) {
            throw new Misfit(
                    FIELD,
                    "The name of a file ends in a dot and 1 to 10 letters and digits.",
                    "Send a file name with an ending, such as letter.pdf.");
        }
        return name;
    }
}
