package caseloom.vault;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A secret as it lies in the database: worth nothing without the keys, and outside its place.
public final class Sealed {

    private final byte[] bytes;

    private Sealed(byte[] bytes) {
        this.bytes = bytes;
    }

    /// As it was read from a column.
    public static Sealed of(byte[] bytes) {
        return new Sealed(bytes.clone());
    }

    /// As it is written to a column.
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Sealed sealed && Arrays.equals(bytes, sealed.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Sealed[" + bytes.length + " bytes]";
    }
}
