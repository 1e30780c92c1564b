package caseloom.files.reading;

/// The text of a page as it comes: without what the database does not take, and without blanks that
/// only fill. For one thread.
final class TextBuffer {

    private static final char REPLACEMENT = '\uFFFD';

    private final StringBuilder text = new StringBuilder();

    /// Gives how many characters it has grown by; less than none when blanks went.
    int add(char[] from, int start, int length) {
        var before = text.length();
        for (var i = start; i < start + length; i++) {
            add(from[i]);
        }
        return text.length() - before;
    }

    /// A line ends here, unless one did just now.
    void endLine() {
        trim();
        if (!text.isEmpty() && !endsLine()) {
            text.append('\n');
        }
    }

    boolean isBlank() {
        return text.isEmpty();
    }

    /// Halves of characters that lost the other one are replaced.
    String text() {
        var end = text.length();
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        var whole = new StringBuilder(end);
        for (var i = 0; i < end; ) {
            var character = text.codePointAt(i);
            var lost =
                    Character.charCount(character) == 1 && Character.isSurrogate((char) character);
            whole.appendCodePoint(lost ? REPLACEMENT : character);
            i += Character.charCount(character);
        }
        return whole.toString();
    }

    private void add(char one) {
        if (one == '\n') {
            trim();
            var last = text.length();
            // Nothing begins with an empty line, and there is one at most between two others.
            if (last > 0 && (last < 2 || text.charAt(last - 2) != '\n' || !endsLine())) {
                text.append('\n');
            }
        } else if (isBlank(one)) {
            if (!text.isEmpty() && !endsLine() && text.charAt(text.length() - 1) != ' ') {
                text.append(one == '\t' ? '\t' : ' ');
            }
        } else if (!Character.isISOControl(one)) {
            text.append(one);
        }
    }

    private boolean endsLine() {
        return text.charAt(text.length() - 1) == '\n';
    }

    private void trim() {
        var end = text.length();
        while (end > 0 && isBlank(text.charAt(end - 1))) {
            end--;
        }
        text.setLength(end);
    }

    private static boolean isBlank(char one) {
        return one != '\n' && (one == '\t' || Character.isSpaceChar(one));
    }
}
