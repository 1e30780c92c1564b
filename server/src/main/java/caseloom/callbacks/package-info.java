/// Addresses that somebody outside may post to once, so that a run goes on. What the run makes of
/// the posted body must stay out.
@NullMarked
package caseloom.callbacks;

import org.jspecify.annotations.NullMarked;
