package caseloom.signatures;

import caseloom.core.cases.OrganizationId;
import caseloom.core.signature.SignatureRequest;
import caseloom.files.FileId;
import caseloom.files.FileRecord;
import caseloom.files.Files;
import caseloom.seals.PdfFault;
import caseloom.seals.Pdfs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// Finds the documents of a request, and looks whether they can be signed. Safe to share.
final class Originals {

    private final Files files;
    private final SignaturesSettings settings;

    Originals(Files files, SignaturesSettings settings) {
        this.files = files;
        this.settings = settings;
    }

    /// In the order of the request.
    ///
    /// @throws Unsignable when one of them cannot be signed
    List<FileRecord> of(OrganizationId organization, SignatureRequest request) throws Unsignable {
        var found = new ArrayList<FileRecord>();
        for (var id : request.files()) {
            var file =
                    FileId.number(id)
                            .flatMap(number -> files.find(organization, number))
                            .orElseThrow(() -> new Unsignable("there is no file " + id));
            check(id, file);
            found.add(file);
        }
        return found;
    }

    private void check(String id, FileRecord file) throws Unsignable {
        var named = id + " (" + file.name() + ") ";
        if (!file.ending().equals("pdf")) {
            throw new Unsignable(
                    named
                            + "is no PDF; only PDF documents can be signed: make one of it first, with"
                            + " `generate-document` for example");
        }
        try {
            Pdfs.check(bytes(file), settings.bounds());
        } catch (PdfFault e) {
            throw new Unsignable(named + e.why());
        }
    }

    /// All bytes of a file that is not too large.
    ///
    /// @throws PdfFault when it is
    byte[] bytes(FileRecord file) throws PdfFault {
        Pdfs.checkSize(file.size(), settings.bounds());
        try (var stream = files.open(file, 0)) {
            return stream.readNBytes(Math.toIntExact(file.size()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read file " + file.number(), e);
        }
    }

    /// Why a document cannot be signed, in a sentence.
    static final class Unsignable extends Exception {

        private static final long serialVersionUID = 1L;

        Unsignable(String message) {
            super(message);
        }
    }
}
