package caseloom.s3;

import java.io.IOException;

/// The storage did not do what it was asked.
public final class BucketFault extends IOException {

    private static final long serialVersionUID = 1L;

    BucketFault(String what, Throwable cause) {
        super(what + ": " + cause.getMessage(), cause);
    }

    BucketFault(String what, int status, String said) {
        super(what + ": it answered " + status + (said.isEmpty() ? "" : " " + said));
    }
}
