package caseloom.files.reading;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// Text without a format: UTF-8, unless it begins as UTF-16 does or cannot be UTF-8, which is what
/// Western programs of old wrote. Guesses by how often letters come are wrong too often in short
/// texts.
final class PlainText {

    private static final Charset OLD = Charset.forName("windows-1252");

    private static final char MARK = '\uFEFF';

    private PlainText() {}

    static String of(byte[] content) {
        var text = decoded(content);
        return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
    }

    private static String decoded(byte[] content) {
        if (begins(content, 0xFE, 0xFF)) {
            return new String(content, StandardCharsets.UTF_16BE);
        }
        if (begins(content, 0xFF, 0xFE)) {
            return new String(content, StandardCharsets.UTF_16LE);
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
        } catch (CharacterCodingException _) {
            return new String(content, OLD);
        }
    }

    private static boolean begins(byte[] content, int first, int second) {
        return content.length >= 2
                && Byte.toUnsignedInt(content[0]) == first
                && Byte.toUnsignedInt(content[1]) == second;
    }
}
