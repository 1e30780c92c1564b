/// Addresses that somebody outside may post to once, so that a run goes on; some want posts that
/// are signed with a secret of the organization. What the run makes of the posted body must stay
/// out.
@NullMarked
package caseloom.callbacks;

import org.jspecify.annotations.NullMarked;
