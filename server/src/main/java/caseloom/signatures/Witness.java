package caseloom.signatures;

import java.util.List;

/// What a request tells of where it came from.
///
/// @param address of the peer, and what it says whom it forwards
/// @param agent what the browser calls itself
public record Witness(String address, String agent) {

    private static final int ADDRESS_MOST = 200;
    private static final int AGENT_MOST = 500;

    /// Texts as they can be stored and shown.
    ///
    /// @param forwarded the values of `X-Forwarded-For`: nobody vouches for them
    public static Witness of(String peer, List<String> forwarded, List<String> agent) {
        var said = plain(String.join(", ", forwarded), ADDRESS_MOST);
        return new Witness(
                said.isEmpty() ? peer : peer + " (forwarded for " + said + ", as it says)",
                plain(String.join(" ", agent), AGENT_MOST));
    }

    private static String plain(String text, int most) {
        var kept = new StringBuilder();
        text.codePoints()
                .filter(c -> c >= ' ' && c < 0x7f)
                .limit(most)
                .forEach(kept::appendCodePoint);
        return kept.toString().strip();
    }
}
