package caseloom.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Decides which addresses a workflow may reach: those of the public internet, and what the
/// operator allows by name. It judges what a name resolved to, and hands out the very addresses it
/// judged, so that a second look-up cannot give others. Safe to share.
public final class AddressGuard {

    /// The IANA special-purpose registries for IPv4; 168.63.129.16 is Azure's own metadata address,
    /// which looks public.
    private static final List<Block> IPV4_DENIED =
            blocks(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "168.63.129.16/32",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4");

    /// Of IPv6 only this part is the public internet; loopback, unique-local, link-local, multicast
    /// and the rest lie outside.
    private static final Block IPV6_PUBLIC = Block.of("2000::/3");

    /// Teredo and the other protocol assignments, documentation, 6to4: denied inside it.
    private static final List<Block> IPV6_DENIED =
            blocks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    /// A translated IPv4 address, judged by what it leads to.
    private static final Block NAT64 = Block.of("64:ff9b::/96");

    private static final int IPV4_BYTES = 4;

    /// How names become addresses; the real one asks the system.
    @FunctionalInterface
    public interface Names {
        InetAddress[] all(String host) throws UnknownHostException;
    }

    private final Names names;
    private final Allowed allowed;

    public AddressGuard(Names names, Allowed allowed) {
        this.names = names;
        this.allowed = allowed;
    }

    /// The addresses of a host that may be connected to, at least one.
    ///
    /// @throws Forbidden when it has addresses, and none that may be reached
    List<InetAddress> reachable(String host, int port) throws UnknownHostException {
        var addresses = addresses(host);
        var fit = Arrays.stream(addresses).filter(address -> permits(host, address, port)).toList();
        if (fit.isEmpty()) {
            throw new Forbidden(
                    host
                            + " is not reachable from here: its address is not a public one"
                            + " (CASELOOM_OUTBOUND_ALLOW can allow it)");
        }
        return fit;
    }

    private InetAddress[] addresses(String host) throws UnknownHostException {
        return Literal.ipv4(host) || Literal.ipv6(host)
                ? new InetAddress[] {Literal.strict(host)}
                : names.all(host);
    }

    private boolean permits(String host, InetAddress address, int port) {
        return isPublic(address) || allowed.host(host, port) || allowed.address(address, port);
    }

    static boolean isPublic(InetAddress address) {
        if (address.getAddress().length == IPV4_BYTES) {
            return IPV4_DENIED.stream().noneMatch(block -> block.contains(address));
        }
        if (NAT64.contains(address)) {
            return isPublic(lastFour(address));
        }
        return IPV6_PUBLIC.contains(address)
                && IPV6_DENIED.stream().noneMatch(block -> block.contains(address));
    }

    private static InetAddress lastFour(InetAddress address) {
        var bytes = address.getAddress();
        try {
            return InetAddress.getByAddress(
                    Arrays.copyOfRange(bytes, bytes.length - IPV4_BYTES, bytes.length));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    private static List<Block> blocks(String... texts) {
        return Stream.of(texts).map(Block::of).toList();
    }
}
