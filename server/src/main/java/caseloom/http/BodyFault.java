package caseloom.http;

import java.io.IOException;

/// A body that is read as it comes cannot be read on.
public final class BodyFault extends IOException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /// What is wrong with it.
    public enum Kind {
        /// It is longer than the limit; the rest was not read.
        TOO_LARGE,
        /// It ended before it should have, or its chunks are not well formed.
        BROKEN
    }

    BodyFault(Kind kind) {
        super(kind == Kind.TOO_LARGE ? "the body is too long" : "the body broke off");
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
