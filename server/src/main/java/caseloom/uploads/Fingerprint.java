package caseloom.uploads;

import caseloom.files.FileRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// What an upload is known by: the names and bytes of its files, in their order. The body itself
/// would not do, since whoever repeats a request draws another boundary. For one thread.
final class Fingerprint {

    private final MessageDigest all = sha256();

    static String of(List<FileRecord> files) {
        var print = new Fingerprint();
        files.forEach(file -> print.add(file.name(), file.sha256()));
        return print.text();
    }

    /// Reads all of it, and keeps nothing.
    static String of(Sent files) throws IOException {
        var print = new Fingerprint();
        for (var file = files.next(); file.isPresent(); file = files.next()) {
            print.add(file.get().name().text(), digest(file.get().content()));
        }
        return print.text();
    }

    /// A digest has a fixed length and no name holds a line end, so that no two uploads read the
    /// same.
    private void add(String name, String digest) {
        all.update((digest + " " + name + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private String text() {
        return HexFormat.of().formatHex(all.digest());
    }

    private static String digest(InputStream content) throws IOException {
        var digest = sha256();
        content.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
