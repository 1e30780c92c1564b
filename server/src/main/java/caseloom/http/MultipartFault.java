package caseloom.http;

import java.io.IOException;

/// A body is no well-formed `multipart/form-data`. The message is fit for its sender.
public final class MultipartFault extends IOException {

    private static final long serialVersionUID = 1L;

    MultipartFault(String message) {
        super(message);
    }
}
