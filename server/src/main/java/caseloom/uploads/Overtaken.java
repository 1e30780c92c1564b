package caseloom.uploads;

import caseloom.db.DatabaseFault;

/// Another node stored something under the same key first.
final class Overtaken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String fingerprint;

    /// @param fingerprint of what was to be stored here
    Overtaken(String fingerprint, DatabaseFault cause) {
        super(cause);
        this.fingerprint = fingerprint;
    }

    String fingerprint() {
        return fingerprint;
    }
}
