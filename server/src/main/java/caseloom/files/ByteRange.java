package caseloom.files;

import java.util.List;
import java.util.regex.Pattern;

/// Which bytes of a file a request wants (L-202).
sealed interface ByteRange {

    /// Everything: also the answer to several ranges, and to what is no range of bytes.
    record Whole() implements ByteRange {}

    /// From the first to the last, both included.
    record Part(long first, long last) implements ByteRange {

        long length() {
            return last - first + 1;
        }
    }

    /// None of the bytes asked for is there.
    record Unsatisfiable() implements ByteRange {}

    /// Reads `Range` headers for a file of that many bytes.
    static ByteRange of(List<String> headers, long size) {
        if (headers.size() != 1) {
            return new Whole();
        }
        var found = Form.RANGE.matcher(headers.getFirst().strip());
        if (!found.matches()) {
            return new Whole();
        }
        var first = found.group(1);
        var last = found.group(2);
        if (first.isEmpty()) {
            return last.isEmpty() ? new Whole() : suffix(number(last), size);
        }
        return part(number(first), last.isEmpty() ? Long.MAX_VALUE : number(last), size);
    }

    private static ByteRange suffix(long count, long size) {
        return count == 0 || size == 0
                ? new Unsatisfiable()
                : new Part(Math.max(0, size - count), size - 1);
    }

    private static ByteRange part(long first, long last, long size) {
        if (last < first) {
            return new Whole();
        }
        return first >= size ? new Unsatisfiable() : new Part(first, Math.min(last, size - 1));
    }

    /// More digits than any file is long count as endless.
    private static long number(String digits) {
        var plain = digits.replaceFirst("^0+(?=.)", "");
        return plain.length() > 18 ? Long.MAX_VALUE : Long.parseLong(plain);
    }

    /// What a single range looks like.
    final class Form {

        private static final Pattern RANGE =
                Pattern.compile("(?i:bytes)=[ \\t]*([0-9]*)-([0-9]*)[ \\t]*");

        private Form() {}
    }
}
