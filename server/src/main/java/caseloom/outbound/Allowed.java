package caseloom.outbound;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// What the operator allows beyond the public internet: host names, addresses and CIDR blocks, a
/// name or address perhaps for one port only (`mail.local:25`, `[::1]:9000`).
public record Allowed(List<Name> names, List<Range> ranges) {

    private static final int EVERY_PORT = 0;

    private static final Pattern NAME = Pattern.compile("[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?");

    private static final Pattern PORTED = Pattern.compile("(\\[[^]]+]|[^:]+):([1-9][0-9]{0,4})");

    /// A host by its exact name.
    record Name(String host, int port) {}

    /// Addresses.
    record Range(Block block, int port) {}

    public Allowed {
        names = List.copyOf(names);
        ranges = List.copyOf(ranges);
    }

    /// Reads the items of the setting; what is none goes to `complaint`.
    public static Allowed of(List<String> items, Consumer<String> complaint) {
        var names = new ArrayList<Name>();
        var ranges = new ArrayList<Range>();
        for (var item : items) {
            var ported = PORTED.matcher(item);
            var has = ported.matches();
            var place = bare((has ? ported.group(1) : item).toLowerCase(Locale.ROOT));
            var port = has ? Integer.parseInt(ported.group(2)) : EVERY_PORT;
            if (Literal.looksNumeric(place) || place.contains("/") || place.contains(":")) {
                range(place, port, ranges, complaint);
            } else if (NAME.matcher(place).matches()) {
                names.add(new Name(place, port));
            } else {
                complaint.accept("names no host, address or block: " + item);
            }
        }
        return new Allowed(names, ranges);
    }

    boolean host(String host, int port) {
        return names.stream().anyMatch(name -> name.host().equals(host) && fits(name.port(), port));
    }

    boolean address(InetAddress address, int port) {
        return ranges.stream()
                .anyMatch(range -> range.block().contains(address) && fits(range.port(), port));
    }

    private static void range(
            String place, int port, List<Range> ranges, Consumer<String> complaint) {
        try {
            ranges.add(new Range(Block.of(place), port));
        } catch (IllegalArgumentException _) {
            complaint.accept("names no address or block: " + place);
        }
    }

    private static String bare(String place) {
        return place.startsWith("[") && place.endsWith("]")
                ? place.substring(1, place.length() - 1)
                : place;
    }

    private static boolean fits(int allowed, int port) {
        return allowed == EVERY_PORT || allowed == port;
    }
}
