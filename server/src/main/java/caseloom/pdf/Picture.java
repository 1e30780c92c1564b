package caseloom.pdf;

/// The bytes of a picture, of a kind that can be painted.
final class Picture {

    private final String part;
    private final byte[] bytes;

    Picture(String part, byte[] bytes) {
        this.part = part;
        this.bytes = bytes;
    }

    String part() {
        return part;
    }

    byte[] bytes() {
        return bytes;
    }
}
