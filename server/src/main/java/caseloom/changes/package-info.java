/// What people change about a case by hand: its subject, owner and attributes, and who works on it.
/// How a run changes its case belongs to the engine, what people do to a run to `runs`.
@NullMarked
package caseloom.changes;

import org.jspecify.annotations.NullMarked;
