/// The write path: everything that asks for a new case or run is written here, many in one
/// transaction (flow 1). Knows no dialect.
@NullMarked
package caseloom.intake;

import org.jspecify.annotations.NullMarked;
