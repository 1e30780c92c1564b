package caseloom.access;

/// A new token or key. The value is nowhere else: whoever gets this shows it once.
public record Issued(long id, String value) {

    @Override
    public String toString() {
        return "Issued[" + id + "]";
    }
}
