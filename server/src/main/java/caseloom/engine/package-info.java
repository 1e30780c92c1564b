/// Runs cases to their end: advance, apply, effects, timers, rescue (flows 2, 3 and 5). Nothing
/// here knows a dialect; effects leave through the outbox table only.
@NullMarked
package caseloom.engine;

import org.jspecify.annotations.NullMarked;
