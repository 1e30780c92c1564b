package caseloom.core.interpreter;

import org.jspecify.annotations.Nullable;

/// An error of the automation language, as `$error` shows it (RFC 9457 members).
///
/// @param type a URI; equal by its last segment (W-30)
/// @param instance JSON Pointer of the step that raised it
public record RunError(
        String type,
        int status,
        @Nullable String title,
        @Nullable String detail,
        @Nullable String instance) {}
