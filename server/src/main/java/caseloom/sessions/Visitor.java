package caseloom.sessions;

/// From where somebody comes, as far as can be told.
///
/// @param address of the peer, or of a proxy before this server
/// @param agent what the browser says of itself; empty when it says nothing
public record Visitor(String address, String agent) {

    private static final int AGENT_MOST = 300;

    private static final int ADDRESS_MOST = 100;

    public Visitor {
        address = cut(address, ADDRESS_MOST);
        agent = cut(agent.replaceAll("\\p{Cntrl}", ""), AGENT_MOST);
    }

    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }
}
