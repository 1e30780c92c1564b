package caseloom.outbound;

import java.net.InetAddress;

/// A range of addresses that share their first bits, as CIDR writes it.
record Block(InetAddress first, int bits) {

    Block {
        if (bits < 0 || bits > first.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException("no such prefix length: " + bits);
        }
    }

    /// Reads `10.0.0.0/8`, or one address.
    ///
    /// @throws IllegalArgumentException for anything else
    static Block of(String text) {
        var slash = text.indexOf('/');
        if (slash < 0) {
            var address = Literal.strict(text);
            return new Block(address, address.getAddress().length * Byte.SIZE);
        }
        return new Block(
                Literal.strict(text.substring(0, slash)),
                Integer.parseInt(text.substring(slash + 1)));
    }

    boolean contains(InetAddress address) {
        var ours = first.getAddress();
        var theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (var bit = 0; bit < bits; bit++) {
            var mask = 0x80 >> (bit % Byte.SIZE);
            if (((ours[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
