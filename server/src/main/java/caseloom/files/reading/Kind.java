package caseloom.files.reading;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// The kinds of files that have text, told by how they begin. Office's two are taken for each
/// other: names keep their old endings when programs save in the new format.
enum Kind {
    PDF,
    PACKED,
    COMPOUND,
    PLAIN;

    /// More than any of the beginnings needs.
    static final int LOOKS_AT = 1_024;

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final byte[] UTF_16_LARGE = {(byte) 0xFE, (byte) 0xFF};
    private static final byte[] UTF_16_SMALL = {(byte) 0xFF, (byte) 0xFE};

    /// Whether files with that ending can be read at all.
    static boolean isRead(String ending) {
        return Arrays.stream(values()).anyMatch(kind -> kind.takes(ending));
    }

    /// Empty when the bytes are not what the ending says.
    static Optional<Kind> of(byte[] beginning, String ending) {
        return Optional.of(kind(beginning, ending))
                .filter(kind -> kind.takes(ending))
                .filter(kind -> kind != PLAIN || isText(beginning));
    }

    private boolean takes(String ending) {
        return switch (this) {
            case PDF -> ending.equals("pdf");
            case PACKED, COMPOUND ->
                    switch (ending) {
                        case "docx", "xlsx", "pptx", "doc", "xls", "ppt" -> true;
                        default -> false;
                    };
            case PLAIN -> ending.equals("txt");
        };
    }

    /// A PDF may have something in front of it.
    private static Kind kind(byte[] beginning, String ending) {
        var at = new String(beginning, StandardCharsets.ISO_8859_1).indexOf("%PDF-");
        if (at == 0 || (at > 0 && PDF.takes(ending))) {
            return PDF;
        }
        if (begins(beginning, ZIP)) {
            return PACKED;
        }
        return begins(beginning, OLE) ? COMPOUND : PLAIN;
    }

    /// Only what has two bytes a character may have zeros.
    private static boolean isText(byte[] beginning) {
        for (var one : beginning) {
            if (one == 0) {
                return begins(beginning, UTF_16_LARGE) || begins(beginning, UTF_16_SMALL);
            }
        }
        return true;
    }

    private static boolean begins(byte[] bytes, byte[] with) {
        return bytes.length >= with.length
                && Arrays.equals(bytes, 0, with.length, with, 0, with.length);
    }
}
