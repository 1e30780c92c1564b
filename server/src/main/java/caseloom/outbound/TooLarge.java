package caseloom.outbound;

import java.io.IOException;

/// An answer is larger than anybody wants it.
final class TooLarge extends IOException {

    private static final long serialVersionUID = 1L;

    TooLarge(int most) {
        super("the answer is larger than " + most + " bytes");
    }
}
