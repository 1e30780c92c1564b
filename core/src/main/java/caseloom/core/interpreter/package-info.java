/// (definition, run state, happening) gives a decision: the new state, the history entries, the
/// effects and timers.
///
/// Nothing here may read a clock, draw a random number, log, or touch a file, a socket or a thread.
@NullMarked
package caseloom.core.interpreter;

import org.jspecify.annotations.NullMarked;
