/// Events from outside and from runs: taken once, kept for a term, brought to the runs that listen
/// for them. What a run makes of an event must stay out, and so must every dialect.
@NullMarked
package caseloom.events;

import org.jspecify.annotations.NullMarked;
