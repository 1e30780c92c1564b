package caseloom.http;

/// A dialect and where it hangs: the prefix itself and everything below it.
///
/// @param prefix such as `/api/v1`; empty for the dialect that gets what no other takes, and `/`
///   for the one that gets the root alone
/// @param always whether it is asked even while the server starts, stops or is overloaded
public record Mount(String prefix, Dialect dialect, boolean always) {

    public Mount {
        var between = prefix.isEmpty() || prefix.equals("/");
        if (!between && (!prefix.startsWith("/") || prefix.endsWith("/"))) {
            throw new IllegalArgumentException("a prefix is empty or like /a/b: " + prefix);
        }
    }

    public Mount(String prefix, Dialect dialect) {
        this(prefix, dialect, false);
    }

    boolean takes(String path) {
        return path.startsWith(prefix)
                && (prefix.isEmpty()
                        || path.length() == prefix.length()
                        || (prefix.length() > 1 && path.charAt(prefix.length()) == '/'));
    }
}
