package caseloom.chamelio;

import caseloom.core.cases.CaseId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The opaque text id of a task (L-95): follows from its number, so it is the same everywhere.
final class StateIds {

    private static final int BYTES = 10;

    private StateIds() {}

    static String of(CaseId task) {
        try {
            var text = "workflow state " + task.value();
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.US_ASCII));
            return "wfs_" + HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
