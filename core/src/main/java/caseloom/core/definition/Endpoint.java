package caseloom.core.definition;

import caseloom.core.expression.Template;
import org.jspecify.annotations.Nullable;

/// Where a request goes, and as whom.
///
/// @param uri an RFC 6570 level 1 template over the top-level properties of the input (W-27), or a
///   whole expression, told apart by `templated`
public record Endpoint(Template uri, boolean templated, @Nullable Authentication authentication) {}
