/// Runs in a caller's hand: read, cancel, retry. Advancing them is the engine's.
@NullMarked
package caseloom.runs;

import org.jspecify.annotations.NullMarked;
