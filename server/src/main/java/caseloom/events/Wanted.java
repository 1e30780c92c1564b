package caseloom.events;

import caseloom.core.cases.OrganizationId;
import org.jspecify.annotations.Nullable;

/// A correlation by which an organization wants events to be found.
///
/// @param type null for any
/// @param from null when nothing but the type counts
record Wanted(OrganizationId organization, @Nullable String type, @Nullable String from) {

    /// What cannot be the type of an event needs no correlation.
    boolean possible() {
        return type == null || type.codePointCount(0, type.length()) <= EventCheck.TYPE_MOST;
    }

    /// Type and expression as one hash in hex.
    String fingerprint() {
        return fingerprint(type, from);
    }

    static String fingerprint(@Nullable String type, @Nullable String from) {
        return Fingerprint.of(
                type == null ? "any" : "type",
                type == null ? "" : type,
                from == null ? "all" : "from",
                from == null ? "" : from);
    }
}
