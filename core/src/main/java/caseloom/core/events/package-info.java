/// What events steps and schedules wait for, and whether one that came is such an event. Where
/// events come from, and who keeps them, must stay out.
@NullMarked
package caseloom.core.events;

import org.jspecify.annotations.NullMarked;
