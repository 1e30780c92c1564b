package caseloom.core.events;

import caseloom.core.expression.Expression;
import caseloom.core.expression.Template;
import org.jspecify.annotations.Nullable;

/// A value that events of one consumption must have in common.
///
/// @param from gives the value, evaluated on the whole event
/// @param expect what it must be; null when the first value seen becomes the expectation (W-17)
public record EventCorrelation(String name, Expression from, @Nullable Template expect) {}
